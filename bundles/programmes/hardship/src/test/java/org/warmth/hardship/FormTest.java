package org.warmth.hardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.warmth.api.audit.Audit;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** The file on paper. */
class FormTest {
    @BothDatabases(modules = "hardship")
    void the_form_has_the_household_and_three_boxes_for_opinions(TestDatabase database) throws IOException {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.active(1);
        List<String> lines = lines(bench, id, null);
        assertThat(lines.get(0)).startsWith("困难职工档案表");
        assertThat(lines.get(1)).contains("演示一区第一基层工会", "31D01B001-2022-0001");
        assertThat(lines).anyMatch(line -> line.startsWith("姓名|李例安|证件号|999***"));
        assertThat(lines).anyMatch(line -> line.contains("困难类别|相对困难"));
        assertThat(lines).anyMatch(line -> line.startsWith("王样|配偶|999***"));
        assertThat(lines).anyMatch(line -> line.startsWith("致困原因|重特大疾病；子女上学"));
        assertThat(lines).anyMatch(line -> line.startsWith("基层工会意见|chair　2022-01-10"));
        assertThat(lines).anyMatch(line -> line.startsWith("上级工会意见|officer"));
        assertThat(lines).anyMatch(line -> line.startsWith("审批意见|second　2022-01-18"));
    }

    @BothDatabases(modules = "hardship")
    void what_is_sensitive_stays_blank_unless_a_reason_is_given(TestDatabase database) throws IOException {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        assertThat(lines(bench, id, null)).noneMatch(line -> line.contains("尿毒症") || line.contains("48000"));
        assertThatThrownBy(() -> bench.form.of(id, "")).hasMessageContaining("422");
        assertThat(lines(bench, id, "存入纸质档案"))
                .anyMatch(line -> line.contains("尿毒症"))
                .anyMatch(line -> line.contains("48000.00 元"))
                .noneMatch(line -> line.contains(Synthetic.idNumber(1)));
        assertThat(bench.kernel.audit.acts())
                .extracting(Audit.Act::action)
                .contains("hardship.file.reveal", "hardship.file.print");
    }

    private static List<String> lines(HardshipBench bench, long id, String reason) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bench.sheet.write(bench.form.of(id, reason), out);
        List<String> lines = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            for (Row row : workbook.getSheetAt(0)) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(cell.getStringCellValue()));
                lines.add(String.join("|", cells));
            }
        }
        return lines;
    }
}
