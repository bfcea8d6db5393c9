package org.warmth.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.warmth.demo.Synthetic;

/** Rosters of payments to synthetic people, ten columns wide, with their texts in the shared table as Excel keeps them. */
final class PaymentRosters {
    /** The columns; the floor finds them by number. */
    static final String[] HEADINGS = {"姓名", "身份证号", "银行卡号", "户名", "金额（元）", "项目", "单位", "类别", "手机号", "日期"};

    private static final LocalDate DAY = LocalDate.of(2022, 1, 20);
    private static final String CATEGORY = "C1";
    private static final int LEAST_YUAN = 50;
    private static final int MOST_YUAN = 200;

    private PaymentRosters() {}

    /**
     * Writes a roster.
     *
     * @param file where to
     * @param first the first person; persons of one number are the same
     * @param rows how many
     * @param project the project that pays
     * @param unit the code of the union of the payees
     */
    static void write(Path file, int first, int rows, String project, String unit) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "warmth-benchmarks", "1.0")) {
            Worksheet sheet = book.newWorksheet("慰问金发放名册");
            for (int i = 0; i < HEADINGS.length; i++) {
                sheet.value(0, i, HEADINGS[i]);
            }
            for (int i = 0; i < rows; i++) {
                row(sheet, i + 1, first + i, project, unit);
                if (i % 1_000 == 999) {
                    sheet.flush();
                }
            }
        }
    }

    private static void row(Worksheet sheet, int row, int person, String project, String unit) {
        SplittableRandom random = new SplittableRandom(person);
        String name = Synthetic.name(random);
        sheet.value(row, 0, name);
        sheet.value(row, 1, Synthetic.idNumber(person));
        sheet.value(row, 2, Synthetic.card(person));
        sheet.value(row, 3, name);
        sheet.value(row, 4, random.nextInt(LEAST_YUAN, MOST_YUAN));
        sheet.value(row, 5, project);
        sheet.value(row, 6, unit);
        sheet.value(row, 7, CATEGORY);
        sheet.value(row, 8, Synthetic.mobile(person));
        sheet.value(row, 9, DAY);
        sheet.style(row, 9).format("yyyy-mm-dd").set();
    }
}
