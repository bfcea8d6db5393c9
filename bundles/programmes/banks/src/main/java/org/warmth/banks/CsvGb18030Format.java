package org.warmth.banks;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.warmth.api.bank.BankFileFormat;

/** CSV in GB18030, which has every character. */
@Component(service = BankFileFormat.class)
public final class CsvGb18030Format extends CsvFormat {
    @Activate
    public CsvGb18030Format() {
        super("csv-gb18030", Gb.GB18030);
    }
}
