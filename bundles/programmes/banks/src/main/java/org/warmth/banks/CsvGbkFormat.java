package org.warmth.banks;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.warmth.api.bank.BankFileFormat;

/** CSV in GBK, for banks that know no other: an item whose name it lacks is refused (R-W04). */
@Component(service = BankFileFormat.class)
public final class CsvGbkFormat extends CsvFormat {
    @Activate
    public CsvGbkFormat() {
        super("csv-gbk", Gb.GBK);
    }
}
