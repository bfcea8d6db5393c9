package org.warmth.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNamesTest {
    @Test
    void a_name_cannot_break_out_of_its_folder() {
        assertThat(FileNames.plain("..\\..\\etc/名\r\n册\".xlsx")).isEqualTo("名册.xlsx");
        assertThat(FileNames.plain("../..")).isEqualTo("file");
        assertThat(FileNames.plain(null)).isEqualTo("file");
        assertThat(FileNames.plain("名".repeat(300) + ".xlsx")).hasSize(200).endsWith(".xlsx");
    }
}
