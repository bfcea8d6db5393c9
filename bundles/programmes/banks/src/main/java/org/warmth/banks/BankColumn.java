package org.warmth.banks;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.warmth.api.bank.BankItem;

/** The columns of bank files that are tables (domain 4.5), each with the headings that banks give it. */
enum BankColumn {
    LINE(item -> Integer.toString(item.line()), "序号", "编号"),
    ACCOUNT(BankItem::account, "收款账号", "账号", "收款人账号", "收款账户", "卡号", "收款卡号"),
    HOLDER(BankItem::holder, "收款户名", "户名", "收款人户名", "收款人", "收款人名称", "收款人姓名", "姓名"),
    BANK(BankItem::bank, "开户行名", "开户行", "开户银行", "收款行", "收款行名", "收款行名称", "收款人开户行"),
    BANK_CODE(BankItem::bankCode, "联行号", "收款行联行号", "开户行联行号", "大额行号"),
    AMOUNT(item -> item.amount().toString(), "金额(元)", "交易金额", "发放金额", "付款金额"),
    ID_NUMBER(BankItem::idNumber, "证件号", "证件号码", "身份证号", "身份证号码"),
    PURPOSE(BankItem::purpose, "用途", "摘要", "附言"),
    REFERENCE(BankItem::reference, "业务唯一号", "业务编号", "客户业务编号", "企业流水号", "唯一号"),
    OUTCOME(null, "结果", "处理结果", "交易结果", "状态", "处理状态", "交易状态"),
    CODE(null, "返回码", "响应码", "错误码", "错误代码"),
    REASON(null, "失败原因", "原因", "错误信息", "返回信息"),
    DATE(null, "日期", "交易日期", "处理日期", "入账日期");

    /** The columns of an order, in their order; a return file has more. */
    static final List<BankColumn> ORDER =
            List.of(LINE, ACCOUNT, HOLDER, BANK, BANK_CODE, AMOUNT, ID_NUMBER, PURPOSE, REFERENCE);

    private static final Map<String, BankColumn> BY_HEADING = new HashMap<>();

    static {
        for (BankColumn column : values()) {
            for (String heading : column.headings) {
                BY_HEADING.put(normal(heading), column);
            }
        }
    }

    private final Function<BankItem, String> value;
    private final List<String> headings;

    BankColumn(Function<BankItem, String> value, String... headings) {
        this.value = value;
        this.headings = List.of(headings);
    }

    /** The column of a heading, or null. */
    static BankColumn of(String heading) {
        return BY_HEADING.get(normal(heading));
    }

    /** As it is written. */
    String heading() {
        return headings.get(0);
    }

    /** What an item has there; empty where it has nothing. */
    String value(BankItem item) {
        String text = value.apply(item);
        return text == null ? "" : text;
    }

    /** Whether it holds digits that a spreadsheet would take for a number, and lose some. */
    boolean digits() {
        return switch (this) {
            case ACCOUNT, BANK_CODE, ID_NUMBER, REFERENCE -> true;
            default -> false;
        };
    }

    private static String normal(String heading) {
        return heading.replaceAll("[\\s　]", "")
                .replace('（', '(')
                .replace('）', ')')
                .replace("(元)", "")
                .toUpperCase(Locale.ROOT);
    }
}
