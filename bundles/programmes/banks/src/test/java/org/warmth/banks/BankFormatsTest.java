package org.warmth.banks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.sheets.WorkbookReader;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestComponents;

/** The list of formats. */
class BankFormatsTest {
    private final TestCallers callers = new TestCallers();
    private final BankFormats formats =
            new TestComponents(callers, Orders.MESSAGES, new WorkbookReader()).get(BankFormats.class);

    private static Caller reading(Locale language) {
        return new Caller(1, "reader", false, List.of(), "127.0.0.1", language);
    }

    @Test
    void every_format_has_a_name_in_the_callers_language() {
        callers.set(reading(Locale.SIMPLIFIED_CHINESE));
        assertThat(formats.all())
                .containsExactly(
                        new BankFormatView("csv-gb18030", "CSV（GB18030 编码）", "csv", 100_000),
                        new BankFormatView("csv-gbk", "CSV（GBK 编码）", "csv", 100_000),
                        new BankFormatView("fixed-gb18030", "定长文本（GB18030 编码）", "txt", 100_000),
                        new BankFormatView("pain-001", "ISO 20022 报文（pain.001）", "xml", 100_000),
                        new BankFormatView("text-gb18030", "竖线分隔文本（GB18030 编码）", "txt", 100_000),
                        new BankFormatView("xlsx", "Excel 工作簿（xlsx）", "xlsx", 100_000));
        callers.set(reading(Locale.ENGLISH));
        assertThat(formats.all()).extracting(BankFormatView::name).contains("ISO 20022 message (pain.001)");
    }

    @Test
    void nobody_who_is_not_signed_in_sees_it() {
        assertThatThrownBy(formats::all).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                .isEqualTo(401));
    }
}
