package org.warmth.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNamesTest {
    @Test
    void a_chinese_name_goes_out_in_utf_8_with_an_ascii_stand_in() {
        assertThat(FileNames.attachment("名册 1.xlsx"))
                .isEqualTo("attachment; filename=\"__ 1.xlsx\"; filename*=UTF-8''%E5%90%8D%E5%86%8C%201.xlsx");
    }

    @Test
    void a_name_cannot_break_out_of_its_header_or_folder() {
        assertThat(FileNames.plain("..\\..\\etc/名\r\n册\".xlsx")).isEqualTo("名册.xlsx");
        assertThat(FileNames.plain("../..")).isEqualTo("file");
        assertThat(FileNames.plain(null)).isEqualTo("file");
        assertThat(FileNames.plain("名".repeat(300) + ".xlsx")).hasSize(200).endsWith(".xlsx");
        assertThat(FileNames.attachment("a%\"\\b")).startsWith("attachment; filename=\"a___b\"");
    }
}
