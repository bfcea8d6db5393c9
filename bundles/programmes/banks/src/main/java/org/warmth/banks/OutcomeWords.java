package org.warmth.banks;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.warmth.api.bank.BankResult.Outcome;

/** What banks call the outcome of a payment. Words that may mean two things, such as 退回, are not among them. */
final class OutcomeWords {
    /** The word that we expect, for each outcome. */
    static final String EXPECTED = "成功、失败、处理中、退汇";

    private static final Map<Outcome, List<String>> WORDS = Map.of(
            Outcome.PAID, List.of("成功", "交易成功", "处理成功", "付款成功", "支付成功", "代发成功", "入账成功", "已入账", "已支付", "S", "SUCCESS"),
            Outcome.RETURNED,
                    List.of("失败", "交易失败", "处理失败", "付款失败", "支付失败", "代发失败", "入账失败", "拒绝", "F", "FAIL", "FAILED"),
            Outcome.PENDING, List.of("处理中", "银行处理中", "受理中", "已受理", "待处理", "待支付", "未知", "可疑", "P", "PENDING"),
            Outcome.REFUNDED, List.of("退汇", "已退汇", "退票", "已退票"));

    private static final Map<String, Outcome> OUTCOMES = new HashMap<>();

    static {
        WORDS.forEach((outcome, words) -> words.forEach(word -> OUTCOMES.put(word, outcome)));
    }

    private OutcomeWords() {}

    /** The outcome that a bank's word means, or null. */
    static Outcome outcome(String word) {
        return OUTCOMES.get(word.toUpperCase(Locale.ROOT));
    }
}
