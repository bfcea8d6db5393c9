package org.warmth.workflow.publicity;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Messages;
import org.warmth.api.Money;
import org.warmth.api.workflow.Publicities.Line;
import org.warmth.api.workflow.Publicities.Shown;

/** What of a person may hang on a wall: surname, unit, category and band of the amount (PIPL 25; domain 3.7). */
@Component(service = Veil.class)
public final class Veil {
    /** Surnames of two characters; of any other name the first one is shown. */
    private static final Set<String> DOUBLE = Set.of(
            "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "夏侯", "令狐", "长孙", "宇文", "端木", "南宫", "司空", "闻人",
            "澹台", "轩辕", "钟离", "独孤", "百里", "东郭", "南门", "呼延", "赫连", "申屠", "太史", "公冶");

    private static final int LONGEST_UNIT = 100;

    private final Messages messages;
    private final PublicitySettings settings;

    /** With the bands that are set. */
    @Activate
    public Veil(@Reference Messages messages, @Reference PublicitySettings settings) {
        this.messages = messages;
        this.settings = settings;
    }

    Shown shown(int number, Line line) {
        return new Shown(number, name(line.name()), cut(line.unit()), cut(line.category()), band(line.amount()));
    }

    /** Surname and asterisk: 李例安 is 李*, 欧阳样 欧阳*. */
    static String name(String name) {
        String plain = name == null ? "" : name.strip();
        if (plain.isEmpty()) {
            return "*";
        }
        int two = plain.codePointCount(0, plain.length()) > 2 ? plain.offsetByCodePoints(0, 2) : 0;
        String surname = two > 0 && DOUBLE.contains(plain.substring(0, two))
                ? plain.substring(0, two)
                : plain.substring(0, plain.offsetByCodePoints(0, 1));
        return surname + "*";
    }

    /** Between which bounds an amount lies, in Chinese: the list hangs on a wall here. */
    private String band(Money amount) {
        if (amount == null) {
            return null;
        }
        List<Money> bounds = settings.bands();
        Money below = null;
        for (Money bound : bounds) {
            if (amount.compareTo(bound) < 0) {
                return below == null ? say("below", bound) : say("between", below, bound);
            }
            below = bound;
        }
        return below == null ? null : say("above", below);
    }

    private String say(String key, Money... bounds) {
        Object[] yuan = new Object[bounds.length];
        for (int i = 0; i < bounds.length; i++) {
            yuan[i] = bounds[i].yuan().stripTrailingZeros().toPlainString();
        }
        return messages.text(Messages.CHINESE, "workflow.band." + key, yuan);
    }

    private static String cut(String text) {
        return text == null || text.codePointCount(0, text.length()) <= LONGEST_UNIT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_UNIT));
    }
}
