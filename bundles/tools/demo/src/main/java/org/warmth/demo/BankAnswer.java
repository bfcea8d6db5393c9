package org.warmth.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A bank that answers a bank file (csv-gb18030): each line as it came, with what became of it. */
final class BankAnswer {
    /** The day on which the bank works. */
    static final String DAY = "2022-01-30";

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int COUNT = 1;
    private static final int AMOUNT = 5;
    private static final int ID_NUMBER = 6;
    private static final int REFERENCE = 8;

    private final List<String> lines;

    BankAnswer(Path order) throws IOException {
        lines = Files.readString(order, GB18030).lines().toList();
    }

    /** One payment of the file. */
    record Line(String idNumber, String reference, BigDecimal amount) {
        private static Line of(String line) {
            String[] cells = line.split(",", -1);
            return new Line(plain(cells[ID_NUMBER]), plain(cells[REFERENCE]), new BigDecimal(plain(cells[AMOUNT])));
        }
    }

    /** The payments. */
    List<Line> payments() {
        return lines.subList(1, lines.size() - 1).stream().map(Line::of).toList();
    }

    /**
     * Writes the return file.
     *
     * @param outcomes the word for each payment, and after a comma why not; null for one that is not named
     */
    void write(Path file, Function<Line, String> outcomes) throws IOException {
        List<String> answer = new ArrayList<>(List.of(lines.get(0) + ",结果,失败原因,日期"));
        BigDecimal sum = BigDecimal.ZERO;
        for (String line : lines.subList(1, lines.size() - 1)) {
            String outcome = outcomes.apply(Line.of(line));
            if (outcome != null) {
                answer.add(line + "," + outcome + "," + DAY);
                sum = sum.add(Line.of(line).amount());
            }
        }
        String[] total = lines.get(lines.size() - 1).split(",", -1);
        total[COUNT] = total[COUNT].replaceFirst("\\d+", Integer.toString(answer.size() - 1));
        total[AMOUNT] = sum.toPlainString();
        answer.add(String.join(",", total) + ",,,");
        Files.writeString(file, String.join("\r\n", answer) + "\r\n", GB18030);
    }

    /** Without what keeps a spreadsheet from taking it for a number. */
    private static String plain(String cell) {
        return cell.replace("\"", "").strip();
    }
}
