package org.warmth.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table =
            new Table("编号", "项目", ">合计").row("A", "走访慰问困难企业", "12").row("C1", "困难职工 worker", "1,204");

    @Test
    void a_chinese_character_takes_two_columns_so_that_the_figures_stand_under_each_other() {
        assertThat(table.lines(80))
                .containsExactly(
                        "编号  项目               合计",
                        "----  ----------------  -----",
                        "A     走访慰问困难企业     12",
                        "C1    困难职工 worker   1,204");
    }

    @Test
    void in_a_narrow_terminal_the_widest_column_gives_way_and_says_so() {
        assertThat(table.lines(24))
                .allMatch(line -> Table.width(line) <= 24)
                .anyMatch(line -> line.contains("走访慰问.."))
                .anyMatch(line -> line.endsWith("1,204"));
    }

    @Test
    void a_terminal_without_a_width_gets_the_whole_table() {
        assertThat(table.lines(0)).isEqualTo(table.lines(200));
    }
}
