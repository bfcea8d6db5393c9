package org.warmth.banks;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.warmth.api.Money;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankOrder;

/** What an item must be like to be carried by a file. */
final class ItemRules {
    static final int LONGEST_PURPOSE = 10;

    private static final int LONGEST_NAME = 70;
    private static final Pattern ACCOUNT = Pattern.compile("\\d{9,30}");
    private static final Pattern BANK_CODE = Pattern.compile("\\d{12}");
    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,34}");
    private static final Pattern ID_NUMBER = Pattern.compile("[0-9A-Za-z][0-9A-Za-z()/-]{0,34}");
    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA = "=+-@＝＋－＠";

    private final Charset charset;
    private final String separator;
    private final Map<String, Integer> bytes;

    private ItemRules(Charset charset, String separator, Map<String, Integer> bytes) {
        this.charset = charset;
        this.separator = separator;
        this.bytes = bytes;
    }

    /** Of a file that holds every character. */
    static ItemRules unicode() {
        return new ItemRules(null, null, Map.of());
    }

    /** Of a file in an encoding. */
    static ItemRules in(Charset charset) {
        return new ItemRules(charset, null, Map.of());
    }

    /** The same, and no text may hold what stands between the fields. */
    ItemRules separatedBy(String mark) {
        return new ItemRules(charset, mark, bytes);
    }

    /** The same, and the named fields, which are texts, have so many bytes. */
    ItemRules within(Map<String, Integer> widths) {
        return new ItemRules(charset, separator, widths);
    }

    /** What is wrong with an item, field by field. */
    List<Violation> check(BankItem item) {
        Violations found = new Violations();
        found.required("reference", item.reference());
        matches(found, "reference", item.reference(), REFERENCE, "banks.reference");
        found.required("account", item.account());
        matches(found, "account", item.account(), ACCOUNT, "banks.account");
        matches(found, "bankCode", item.bankCode(), BANK_CODE, "banks.bank-code");
        matches(found, "idNumber", item.idNumber(), ID_NUMBER, "banks.id-number");
        found.positive("amount", item.amount());
        found.unless(
                item.amount() == null || item.amount().compareTo(Money.MOST) <= 0,
                "amount",
                "banks.amount-most",
                Money.MOST);
        found.required("holder", item.holder());
        text(found, "holder", Names.plain(item.holder()), LONGEST_NAME);
        text(found, "bank", item.bank(), LONGEST_NAME);
        text(found, "purpose", item.purpose(), LONGEST_PURPOSE);
        return found.found();
    }

    /** What is wrong with the number of an order, which every file bears. */
    List<Violation> check(BankOrder order) {
        Violations found = new Violations();
        found.required("number", order.number());
        matches(found, "number", order.number(), REFERENCE, "banks.reference");
        return found.found();
    }

    /** What is wrong with the account that pays, where the file names it. */
    List<Violation> checkPayer(BankOrder order) {
        Violations found = new Violations();
        found.required("payer", order.payer());
        text(found, "payer", order.payer(), LONGEST_NAME);
        found.required("account", order.account());
        matches(found, "account", order.account(), ACCOUNT, "banks.account");
        matches(found, "bankCode", order.bankCode(), BANK_CODE, "banks.bank-code");
        return found.found();
    }

    private void matches(Violations found, String field, String text, Pattern pattern, String code) {
        found.unless(text == null || text.isBlank() || pattern.matcher(text).matches(), field, code);
    }

    private void text(Violations found, String field, String text, int most) {
        if (text == null || text.isBlank()) {
            return;
        }
        if (text.codePointCount(0, text.length()) > most) {
            found.longest(field, text, most);
        } else if (text.codePoints().anyMatch(ItemRules::odd)) {
            found.add(Violation.of(field, "banks.odd-character"));
        } else if (FORMULA.indexOf(text.strip().charAt(0)) >= 0) {
            found.add(Violation.of(field, "banks.formula", text.strip().substring(0, 1)));
        } else if (separator != null && text.contains(separator)) {
            found.add(Violation.of(field, "banks.separator", separator));
        } else if (charset != null) {
            String lacking = Gb.lacking(text, charset);
            if (lacking.isEmpty()) {
                width(found, field, Gb.bytes(text, charset).length);
            } else {
                found.add(Violation.of(field, "banks.not-encodable", lacking, charset.name()));
            }
        }
    }

    private void width(Violations found, String field, int width) {
        Integer most = bytes.get(field);
        found.unless(most == null || width <= most, field, "banks.too-wide", most, width);
    }

    /** What no line of a file and no XML may hold. */
    private static boolean odd(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (character & 0xfffe) == 0xfffe;
    }
}
