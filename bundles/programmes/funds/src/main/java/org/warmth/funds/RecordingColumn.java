package org.warmth.funds;

import java.util.function.Function;
import org.warmth.api.Category;
import org.warmth.api.people.Disbursements.Clear;
import org.warmth.api.people.PersonView;

/**
 * The layout in which the city's 送温暖管理 takes what was paid, column by column and nowhere else; the headings are the
 * messages {@code funds.recording.column.<name>}.
 */
enum RecordingColumn {
    /** 序号. */
    NUMBER(line -> line.number()),
    /** 姓名. */
    NAME(line -> line.payee().name()),
    /** 证件类型. */
    ID_TYPE(line -> line.clear().idType() == null
            ? null
            : new Word("sheets.code.idType." + line.clear().idType())),
    /** 证件号码. */
    ID_NUMBER(line -> line.clear().idNumber()),
    /** 所在单位. */
    UNIT(line -> line.unit()),
    /** 慰问类别. */
    CATEGORY(line -> key(line.payment().facts().category())),
    /** 发放项目. */
    PROJECT(line -> line.project().name()),
    /** 项目类型. */
    KIND(line -> new Word("funds.project.kind." + line.project().kind())),
    /** 金额（元）. */
    AMOUNT(line -> line.payment().facts().amount()),
    /** 发放日期. */
    DATE(line -> line.payment().facts().date()),
    /** 发放渠道. */
    CHANNEL(line -> new Word("funds.channel." + line.project().channel())),
    /** 收款账号, the last four digits. */
    ACCOUNT(line -> last(line.clear().number())),
    /** 发放单位. */
    PAYING_UNIT(line -> line.payingUnit()),
    /** 录入批号. */
    RECORDING(line -> line.recording());

    private static final int LAST = 4;

    private final Function<Line, Object> value;

    RecordingColumn(Function<Line, Object> value) {
        this.value = value;
    }

    /** The cell of a payment: a number, an amount, a day, a text, a word; or null. */
    Object of(Line line) {
        return value.apply(line);
    }

    /** The key of its heading. */
    String heading() {
        return "funds.recording.column." + name();
    }

    /**
     * What a cell says by a message.
     *
     * @param key its key
     */
    record Word(String key) {}

    private static Word key(Category category) {
        return category == null ? null : new Word("sheets.code.category." + category);
    }

    private static String last(String number) {
        return number.substring(Math.max(0, number.length() - LAST));
    }

    /**
     * A payment with what the layout says of it.
     *
     * @param number its place, from 1
     * @param payment the payment
     * @param payee the payee
     * @param clear the account and its owner in the clear
     * @param project the project
     * @param unit the payee's unit by name
     * @param payingUnit the paying unit by name
     * @param recording the recording's number
     */
    record Line(
            int number,
            Payment payment,
            PersonView payee,
            Clear clear,
            Project project,
            String unit,
            String payingUnit,
            String recording) {}
}
