package org.warmth.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Identifiers that cannot belong to anybody (domain 6.1): area code 999999, cards beginning 999999, mobiles beginning
 * 1200000. Only a server in synthetic mode takes them.
 */
public final class Synthetic {
    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String ID_CHECKS = "10X98765432";
    private static final String CREDIT_SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] CREDIT_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final String ORGANISATION_SYMBOLS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final String SURNAMES =
            "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
    private static final String FIRST = "样例试拟演";
    private static final List<String> SECOND = List.of("", "安", "平", "宁", "和", "嘉");

    private Synthetic() {}

    /** The n-th resident identity number; two different n below 4,000,000 never give the same. */
    public static String idNumber(int n) {
        LocalDate birth = LocalDate.of(1950, 1, 1).plusDays(n % 19_000);
        int serial = 900 + n / 19_000 % 100;
        if (n / 19_000 >= 100) {
            throw new IllegalArgumentException("no more numbers: " + n);
        }
        return withIdCheck("999999" + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + serial);
    }

    /** The same number with a wrong check character. */
    static String wrongCheck(String idNumber) {
        int right = ID_CHECKS.indexOf(idNumber.charAt(17));
        return idNumber.substring(0, 17) + ID_CHECKS.charAt((right + 1) % 11);
    }

    static String withIdCheck(String seventeen) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (seventeen.charAt(i) - '0') * ID_WEIGHTS[i];
        }
        return seventeen + ID_CHECKS.charAt(sum % 11);
    }

    /** The n-th bank card, 19 digits with a right Luhn digit. */
    public static String card(int n) {
        String body = "999999" + String.format("%012d", n);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return body + (10 - sum % 10) % 10;
    }

    /** The n-th mobile number. */
    public static String mobile(int n) {
        return String.format("1200000%04d", n % 10_000);
    }

    /** The n-th credit code of a company. */
    static String creditCode(int n) {
        String organisation = String.format("%08d", n);
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += ORGANISATION_SYMBOLS.indexOf(organisation.charAt(i)) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        String last = check == 10 ? "X" : check == 11 ? "0" : Integer.toString(check);
        String body = "91999999" + organisation + last;
        int total = 0;
        for (int i = 0; i < 17; i++) {
            total += CREDIT_SYMBOLS.indexOf(body.charAt(i)) * CREDIT_WEIGHTS[i];
        }
        return body + CREDIT_SYMBOLS.charAt((31 - total % 31) % 31);
    }

    /** A name in the manner of 李例安. */
    public static String name(SplittableRandom random) {
        return "" + SURNAMES.charAt(random.nextInt(SURNAMES.length()))
                + FIRST.charAt(random.nextInt(FIRST.length()))
                + SECOND.get(random.nextInt(SECOND.size()));
    }
}
