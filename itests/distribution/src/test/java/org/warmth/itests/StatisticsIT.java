package org.warmth.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warmth.itests.server.Answer;
import org.warmth.itests.server.Fresh;
import org.warmth.itests.server.TestUnion;
import org.warmth.itests.server.TestUser;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WithServer;

/** Follows the README of statistics: the module alone on the kernel, used by two persons of one union. */
@ExtendWith(WithServer.class)
class StatisticsIT {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String FORM = "statistics/forms/form1";
    private static final String WHICH = "?unit=99S01&campaign=2031";

    @Test
    void a_form_is_typed_confirmed_printed_and_read_back(@Fresh WarmthServer server) {
        server.bootFeatures("warmth-statistics").start();
        server.awaitStatus("/warmth/v1/statistics/forms", 200);
        TestUnion union = new TestUnion(server, "99S01");
        union.campaign(2031);
        TestUser clerk = union.hire("clerk", "CLERK");
        TestUser chair = union.hire("chair", "CHAIR");

        assertThat(form(clerk)).contains("2031年元旦春节期间各级工会送温暖统计表").contains("相应业务模块未启用");

        clerk.put(FORM + "/cells/B" + WHICH, "{\"wan\":\"1\",\"reason\":\"台账\"}")
                .expect(409);
        Answer typed = clerk.put(FORM + "/cells/G" + WHICH, "{\"count\":120,\"reason\":\"返乡专列登记表\"}");
        assertThat(typed.expect(200).text()).contains("\"state\":\"PROPOSED\"").contains("\"version\":1");
        clerk.put(FORM + "/cells/G" + WHICH, "{\"count\":1,\"reason\":\"再填\"}").expect(428);
        assertThat(line(form(clerk), "G")).doesNotContain("120");
        clerk.post(FORM + "/cells/confirm" + WHICH, "{\"cells\":{\"G\":1}}").expect(403);
        chair.post(FORM + "/cells/confirm" + WHICH, "{\"cells\":{\"G\":1}}").expect(200);
        assertThat(line(form(clerk), "G")).contains("\"count\":120");
        assertThat(clerk.get(FORM + "/cells/G/records" + WHICH).expect(200).text())
                .contains("返乡专列登记表")
                .contains("\"count\":120");

        Answer workbook = clerk.get(FORM + ".xlsx" + WHICH).expect(200);
        assertThat(workbook.bytes()).startsWith('P', 'K');
        assertThat(read(clerk, "&dryRun=true", workbook.bytes()).expect(200).text())
                .contains("\"unchanged\":[\"G\"]")
                .contains("\"cell\":\"E5\"")
                .contains("空项");
        read(clerk, "", "no workbook".getBytes(StandardCharsets.UTF_8)).expect(400);

        clerk.get("statistics/forms/form9" + WHICH).expect(404);
        server.admin().get(FORM + WHICH).expect(403);
        HttpRequest nobody =
                HttpRequest.newBuilder(server.uri("/warmth/v1/" + FORM + WHICH)).build();
        assertThat(server.send(nobody).statusCode()).isEqualTo(401);
    }

    private static String form(TestUser user) {
        return user.get(FORM + WHICH).expect(200).text();
    }

    /** The part of a form's JSON that is about one row. */
    private static String line(String form, String code) {
        int from = form.indexOf("\"code\":\"" + code + "\"");
        return form.substring(from, form.indexOf('}', from));
    }

    private static Answer read(TestUser user, String how, byte[] workbook) {
        return user.send(user.request(FORM + "/read" + WHICH + how)
                .header("Content-Type", XLSX)
                .POST(BodyPublishers.ofByteArray(workbook)));
    }
}
