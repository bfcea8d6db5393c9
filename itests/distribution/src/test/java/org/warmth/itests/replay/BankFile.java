package org.warmth.itests.replay;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A bank that has a file (csv-gbk) and answers it: each line as it came, with what became of it. */
final class BankFile {
    private static final Charset GBK = Charset.forName("GBK");
    private static final int COUNT = 1;
    private static final int AMOUNT = 5;

    private final List<String> lines;

    BankFile(byte[] file) {
        lines = new String(file, GBK).lines().toList();
    }

    /**
     * The return file.
     *
     * @param words the word for each payment, the first is 0, and after a comma why not; null for one that is not named
     */
    byte[] answer(Function<Integer, String> words) {
        List<String> answer = new ArrayList<>(List.of(lines.get(0) + ",结果,失败原因,日期"));
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 1; i < lines.size() - 1; i++) {
            String word = words.apply(i - 1);
            if (word != null) {
                answer.add(lines.get(i) + "," + word + ",2022-01-30");
                sum = sum.add(new BigDecimal(
                        lines.get(i).split(",", -1)[AMOUNT].replace("\"", "").strip()));
            }
        }
        String[] total = lines.get(lines.size() - 1).split(",", -1);
        total[COUNT] = total[COUNT].replaceFirst("\\d+", Integer.toString(answer.size() - 1));
        total[AMOUNT] = sum.toPlainString();
        answer.add(String.join(",", total) + ",,,");
        return (String.join("\r\n", answer) + "\r\n").getBytes(GBK);
    }
}
