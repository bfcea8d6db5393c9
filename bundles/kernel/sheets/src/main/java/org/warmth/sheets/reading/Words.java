package org.warmth.sheets.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.warmth.api.Messages;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Roster;

/** The words of a roster's columns and codes, in both languages, as people write them. */
public final class Words {
    private static final Pattern NOT_MEANT = Pattern.compile("[\\s\\p{Cf}*:；;]+");
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*]|【[^【】]*】|<[^<>]*>");
    private static final List<Locale> LANGUAGES = List.of(Messages.CHINESE, Locale.ENGLISH);
    private static final int NEITHER = -1;
    private static final String KERNEL = "sheets";

    private final Messages messages;
    private final String roster;
    private final List<Column> columns;
    private final Map<String, Integer> byHeading = new HashMap<>();
    private final Set<String> bySynonym = new HashSet<>();
    private final Map<String, SystemColumn> system = new HashMap<>();
    private final List<Map<String, String>> codes = new ArrayList<>();

    /** The words of a roster. */
    public Words(Messages messages, Roster roster) {
        this.messages = messages;
        this.roster = roster.name();
        columns = List.copyOf(roster.columns());
        for (int i = 0; i < columns.size(); i++) {
            String key = columns.get(i).key();
            headings(i, List.of(key));
            headings(i, words(".column." + key));
            codes.add(codes(columns.get(i)));
        }
        for (int i = 0; i < columns.size(); i++) {
            synonyms(i, words(".column." + columns.get(i).key() + ".synonyms"));
        }
        for (int i = 0; i < columns.size(); i++) {
            for (String word : words(".column." + columns.get(i).key() + ".synonyms")) {
                byHeading.putIfAbsent(unbracketed(word), i);
            }
        }
        for (SystemColumn column : SystemColumn.values()) {
            for (Locale language : LANGUAGES) {
                system.put(normal(messages.text(language, column.key())), column);
            }
        }
    }

    private void headings(int column, List<String> words) {
        for (String word : words) {
            byHeading.put(normal(word), column);
            byHeading.putIfAbsent(unbracketed(word), column);
        }
    }

    /** A synonym of two columns means neither: then the clerk is told which heading is missing. */
    private void synonyms(int column, List<String> words) {
        for (String word : words) {
            String plain = normal(word);
            Integer other = byHeading.putIfAbsent(plain, column);
            if (other != null && other != column && bySynonym.contains(plain)) {
                byHeading.put(plain, NEITHER);
            }
            bySynonym.add(plain);
        }
    }

    /** The columns declared. */
    public List<Column> columns() {
        return columns;
    }

    /** The position of a column. */
    public int position(String key) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).key().equals(key)) {
                return i;
            }
        }
        throw new IllegalArgumentException(roster + " has no column " + key);
    }

    /** The heading of a column. */
    public String heading(Locale language, int column) {
        return messages.text(
                language, named(language, ".column." + columns.get(column).key()));
    }

    /** What to fill in, or an empty text. */
    public String hint(Locale language, int column) {
        return optional(language, ".column." + columns.get(column).key() + ".hint");
    }

    /** An example, or an empty text. */
    public String example(Locale language, int column) {
        return optional(language, ".column." + columns.get(column).key() + ".example");
    }

    /** What a code is called. */
    public String label(Locale language, int column, String code) {
        String key = named(language, ".code." + columns.get(column).key() + "." + code);
        return messages.has(language, key) ? messages.text(language, key) : code;
    }

    /** The column that a heading means, or −1. */
    int column(String heading) {
        String plain = normal(heading);
        Integer found = byHeading.get(plain);
        if (found == null) {
            String bare = unbracketed(heading);
            found = byHeading.get(bare);
            for (String unit : List.of("万元", "元")) {
                if (found == null && bare.endsWith(unit)) {
                    found = byHeading.get(bare.substring(0, bare.length() - unit.length()));
                }
            }
        }
        return found == null ? NEITHER : found;
    }

    /** The column of ours that a heading means, or null. */
    SystemColumn system(String heading) {
        return system.get(normal(heading));
    }

    /** The code that a label means, or null. */
    String code(int column, String label) {
        String code = codes.get(column).get(label);
        return code == null ? codes.get(column).get(normal(label)) : code;
    }

    private Map<String, String> codes(Column column) {
        Map<String, String> found = new HashMap<>();
        for (String code : column.codes()) {
            found.put(normal(code), code);
            String key = ".code." + column.key() + "." + code;
            List<String> words = words(key);
            words.addAll(words(key + ".synonyms"));
            for (String word : words) {
                found.put(normal(word), code);
                // As it stands in the list, most cells are found without being made plain.
                found.putIfAbsent(word, code);
            }
        }
        return found;
    }

    /** What a key says, in both languages. */
    private List<String> words(String key) {
        List<String> words = new ArrayList<>();
        for (Locale language : LANGUAGES) {
            words.addAll(List.of(optional(language, key).split("\\|")));
        }
        words.removeIf(word -> normal(word).isEmpty());
        return words;
    }

    private String optional(Locale language, String key) {
        String named = named(language, key);
        return messages.has(language, named) ? messages.text(language, named) : "";
    }

    /** The roster's own word, or the kernel's where it has none: who a person is, the form's categories, key groups. */
    private String named(Locale language, String key) {
        return messages.has(language, roster + key) ? roster + key : KERNEL + key;
    }

    private static String unbracketed(String heading) {
        return BRACKETS.matcher(normal(heading)).replaceAll("");
    }

    /** One form of a word for all widths, cases and spaces. */
    static String normal(String word) {
        String narrow = Normalizer.normalize(word, Normalizer.Form.NFKC);
        return NOT_MEANT.matcher(narrow).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
