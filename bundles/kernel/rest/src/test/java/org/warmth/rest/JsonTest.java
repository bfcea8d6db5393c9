package org.warmth.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;

class JsonTest {
    private final ObjectMapper json = Json.mapper();

    @Test
    void ids_are_strings_counts_are_numbers_and_money_is_fen() throws Exception {
        Gift gift = new Gift(
                712345678901234567L,
                null,
                3,
                Money.ofFen(12345),
                LocalDate.of(2022, 1, 15),
                Category.C7,
                "张三",
                List.of());

        assertThat(json.writeValueAsString(gift))
                .isEqualTo("{\"id\":\"712345678901234567\",\"unit\":null,\"times\":3,\"money\":12345,"
                        + "\"day\":\"2022-01-15\",\"category\":\"C7\",\"name\":\"张三\",\"lines\":[]}");
        assertThat(read("{'id':'712345678901234567','times':3,'money':12345,'day':'2022-01-15',"
                        + "'category':'C7','name':'张三','lines':[]}"))
                .isEqualTo(gift);
    }

    @Test
    void an_id_may_be_a_number() throws Exception {
        assertThat(read("{'id':7,'times':1}").id()).isEqualTo(7);
    }

    @Test
    void a_fault_names_its_field() {
        assertFault("{'id':1,'times':1,'moneys':2}", "moneys", "rest.json-unknown");
        assertFault("{'id':1,'times':1,'money':12.5}", "money", "rest.json-money");
        assertFault("{'id':1,'times':1,'money':'12'}", "money", "rest.json-money");
        assertFault("{'id':1,'times':1.5}", "times", "rest.json-number");
        assertFault("{'id':1,'times':'1'}", "times", "rest.json-number");
        assertFault("{'id':1}", "times", "rest.json-number");
        assertFault("{'times':1}", "id", "rest.json-id");
        assertFault("{'id':'x1','times':1}", "id", "rest.json-id");
        assertFault("{'id':1,'times':1,'category':'C12'}", "category", "rest.json-enum");
        assertFault("{'id':1,'times':1,'category':3}", "category", "rest.json-enum");
        assertFault("{'id':1,'times':1,'day':'2022-02-30'}", "day", "rest.json-day");
        assertFault("{'id':1,'times':1,'day':'2022/1/5'}", "day", "rest.json-day");
        assertFault("{'id':1,'times':1,'day':'+99999-01-01'}", "day", "rest.json-day");
        assertFault("{'id':1,'times':1,'name':12}", "name", "rest.json-string");
        assertFault("{'id':1,'times':1,'name':'a\\u0000b'}", "name", "rest.json-text");
        assertFault("{'id':1,'times':1,'name':'\\ud840'}", "name", "rest.json-text");
        assertFault("{'id':1,'times':1,'lines':[{'amount':1},{'amount':'x'}]}", "lines[1].amount", "rest.json-money");
        assertFault("{'id':1,'times':1,'lines':{}}", "lines", "rest.json-shape");
        assertFault("{'id':1,'times':1,'lines':[null]}", "lines[0]", "rest.json-null");
    }

    @Test
    void an_amount_beyond_all_measure_is_refused_with_the_limit() throws Exception {
        assertThat(read("{'id':1,'times':1,'money':99999999999}").money()).isEqualTo(Money.MOST);
        assertFault("{'id':1,'times':1,'money':100000000000}", "money", "rest.json-money-limit");
        assertFault("{'id':1,'times':1,'money':-100000000000}", "money", "rest.json-money-limit");
        assertFault("{'id':1,'times':1,'money':9223372036854775807}", "money", "rest.json-money-limit");
        assertFault("{'id':1,'times':1,'money':-9223372036854775808}", "money", "rest.json-money-limit");
        assertFault("{'id':1,'times':1,'money':1e400}", "money", "rest.json-money");
    }

    @Test
    void characters_that_nobody_sees_are_named_by_their_number() {
        for (String odd : List.of("\\u0007", "\\u202e", "\\u200b", "\\ufeff", "\\u00ad", "\\ufffe", "\\ufffd")) {
            Problem problem = problem("{'id':1,'times':1,'name':'大" + odd + "米'}");
            assertThat(problem.violations())
                    .containsExactly(Violation.of(
                            "name", "rest.json-text", "U+" + odd.substring(2).toUpperCase(Locale.ROOT)));
        }
    }

    @Test
    void another_encoding_is_named() {
        for (String text : List.of("{\"name\":\"李例安\"}", "{\"李\":1}")) {
            byte[] gbk = text.getBytes(Charset.forName("GB18030"));
            JsonProcessingException fault =
                    catchThrowableOfType(JsonProcessingException.class, () -> json.readValue(gbk, Gift.class));
            assertThat(JsonFaults.problem(fault).violations())
                    .extracting(Violation::code)
                    .containsExactly("rest.json-utf8");
        }
    }

    @Test
    void line_breaks_combining_marks_and_joined_emoji_are_text() throws Exception {
        for (String text : List.of("一\\n二\\t三", "e\u0301", "👨‍👩‍👧", "张𬭎", "阿·拟名")) {
            assertThat(read("{'id':1,'times':1,'name':'" + text + "'}").name())
                    .isEqualTo(text.replace("\\n", "\n").replace("\\t", "\t"));
        }
    }

    @Test
    void a_rare_character_of_two_halves_is_text() throws Exception {
        assertThat(read("{'id':1,'times':1,'name':'𬭎'}").name()).isEqualTo("𬭎");
    }

    @Test
    void a_value_is_never_quoted_back() {
        Problem problem = problem("{'id':'310101199001011234X','times':1}");
        assertThat(problem.violations().get(0).args()).isEmpty();
    }

    @Test
    void broken_doubled_and_bottomless_documents_are_told_apart() {
        assertFault("{'id':1,'times'", null, "rest.json-syntax");
        assertFault("{'id':1,'id':2,'times':1}", null, "rest.json-duplicate");
        assertFault("{'id':1,'times':1} {}", null, "rest.json-");
        assertFault("{'id':1,'times':1,'lines':" + "[".repeat(5000), null, "rest.json-");
        assertFault("{'id':1,'times':" + "9".repeat(5000) + "}", null, "rest.json-");
        assertFault("{'id':1,'times':1,'name':'" + "长".repeat(Json.MAX_TEXT + 1) + "'}", null, "rest.json-limits");
    }

    private void assertFault(String text, String field, String code) {
        Problem problem = problem(text);
        assertThat(problem.status()).isEqualTo(400);
        Violation violation = problem.violations().get(0);
        assertThat(violation.code())
                .as(text.substring(0, Math.min(80, text.length())))
                .startsWith(code);
        if (field != null) {
            assertThat(violation.field()).isEqualTo(field);
        }
    }

    private Problem problem(String text) {
        JsonProcessingException fault = catchThrowableOfType(JsonProcessingException.class, () -> read(text));
        assertThat(fault).as(text.substring(0, Math.min(80, text.length()))).isNotNull();
        return JsonFaults.problem(fault);
    }

    private Gift read(String text) throws JsonProcessingException {
        return json.readValue(text.replace('\'', '"'), Gift.class);
    }

    private record Gift(
            long id,
            Long unit,
            int times,
            Money money,
            LocalDate day,
            Category category,
            String name,
            List<Line> lines) {}

    private record Line(Money amount) {}
}
