package org.warmth.funds;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.warmth.api.bank.BankResult;

/** Why a bank did not pay, or sent money back (domain 4.5); the first whose code or words fit. */
public enum ReturnReason {
    /** 户名不符. */
    NAME(true, List.of("BE01", "BE22"), "户名.*不|姓名.*不|名.*不(符|一致|匹配)|NAME.*(MISMATCH|DIFF)"),
    /** 账户已销. */
    CLOSED(true, List.of("AC04", "AC07"), "销户|注销|已销|CLOSED"),
    /** 账户冻结、挂失、止付. */
    FROZEN(true, List.of("AC06"), "冻结|挂失|止付|状态异常|不动户|睡眠|BLOCKED|FROZEN"),
    /** 超过限额. */
    LIMIT(true, List.of("AM02", "AM13", "AM14", "AM21"), "限额|超限|LIMIT"),
    /** 没有这个账户. */
    NO_ACCOUNT(
            true,
            List.of("AC01", "AC02", "AC03", "AC13", "AC14", "RC01", "RC04"),
            "不存在|无此|(账|帐|卡)号?.*(有误|错误|无效|不正确)|NO SUCH|INVALID ACCOUNT"),
    /** 付款方原因: nothing is wrong with the payee's account. */
    PAYER(false, List.of("AM04", "AM23", "DS02", "DT01", "DT05", "TM01"), "付款(方|账户|人)|余额不足|INSUFFICIENT"),
    /** 其他. */
    OTHER(true, List.of(), ".*");

    private final boolean account;
    private final List<String> codes;
    private final Pattern words;

    ReturnReason(boolean account, List<String> codes, String words) {
        this.account = account;
        this.codes = codes;
        this.words = Pattern.compile(words);
    }

    /** Whether the account must be changed, or confirmed anew, before it is paid again. */
    boolean account() {
        return account;
    }

    /** What a bank's code or words mean; OTHER if neither is known. */
    static ReturnReason of(BankResult said) {
        String code = said.code() == null ? "" : said.code().strip().toUpperCase(Locale.ROOT);
        String text = said.reason() == null ? "" : said.reason().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(reason -> reason.codes.contains(code))
                .findFirst()
                .orElseGet(() -> Arrays.stream(values())
                        .filter(reason -> reason.words.matcher(text).find())
                        .findFirst()
                        .orElse(OTHER));
    }
}
