package org.warmth.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warmth.demo.Synthetic;
import org.warmth.itests.server.Answer;
import org.warmth.itests.server.Fresh;
import org.warmth.itests.server.TestSeason;
import org.warmth.itests.server.TestUnion;
import org.warmth.itests.server.TestUser;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WithServer;

/** Follows the README of hardship: the module alone on the kernel, from a roster to files that leave hardship. */
@ExtendWith(WithServer.class)
class HardshipIT {
    private static final String ROSTER =
            "姓名,身份证号,困难类别,主要致困原因,家庭人口,建档标准,民族,政治面貌,工作状态,住房类型,所属行业,婚姻状况,户口类型,户口行政区划,医保状况,家庭年收入（元）,健康状况,家庭住址,授权同意日期\n";
    private static final String REST =
            ",相对困难,重特大疾病,1,区县级,汉族,群众,病休,公有住房,制造业,未婚,城镇,310101,职工医保,24000,长期服药,演示路 1 弄 2 号,2021-05-10\n";

    @Test
    void households_come_by_roster_are_filed_and_leave(@Fresh WarmthServer server) {
        TestSeason.in(server.bootFeatures("warmth-hardship")).start();
        server.awaitStatus("/warmth/v1/hardship/files", 200);
        TestUnion union = new TestUnion(server, "99S01");
        TestUser clerk = union.hire("clerk", "CLERK");
        TestUser chair = union.hire("chair", "CHAIR");
        TestUser officer = union.hire("officer", "OFFICER");
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("unit", union.unit());
        line.put("year", 2022);
        line.put("low", 133_000);
        line.put("basis", "演示民发〔2021〕20号");
        officer.create("hardship/lines", line).expect(201);

        String wrong = Synthetic.idNumber(3).substring(0, 17) + "?";
        String csv = ROSTER + "李例安," + Synthetic.idNumber(1) + REST + "王试平," + Synthetic.idNumber(2) + REST + "张样,"
                + wrong + REST;
        Answer started = clerk.upload(
                "hardship/roster?unit=" + union.unit() + "&fileName=households.csv",
                "application/octet-stream",
                csv.getBytes(StandardCharsets.UTF_8));
        JsonNode result =
                clerk.awaitJob(started.expect(202).json().get("id").asText()).get("result");
        assertThat(result.get("faults")).hasSize(1);
        assertThat(result.get("faults").get(0).get("row").asInt()).isEqualTo(4);
        assertThat(result.hasNonNull("markedFile")).isTrue();

        JsonNode drafts = files(clerk, "DRAFT");
        assertThat(drafts).hasSize(2);
        assertThat(drafts.get(0).get("head").get("idNumber").asText()).contains("*");
        clerk.post("hardship/files/steps/submit", many(drafts, Map.of())).expect(200);
        JsonNode submitted = files(officer, "SUBMITTED");
        officer.post("hardship/files/steps/adopt", many(submitted, Map.of("reason", "演示档〔2021〕7号")))
                .expect(422);
        clerk.post("hardship/files/steps/adopt", many(submitted, Map.of("date", "2021-06-01", "reason", "档")))
                .expect(422);
        officer.post(
                        "hardship/files/steps/adopt",
                        many(submitted, Map.of("date", "2021-06-01", "reason", "演示档〔2021〕7号")))
                .expect(200);

        JsonNode active = files(officer, "APPROVED");
        assertThat(active).hasSize(2);
        assertThat(active.get(0).get("reviewDue").asText()).isEqualTo("2022-06-01");
        clerk.get("hardship/files/lists/never-helped").expect(503);
        String first = "hardship/files/" + active.get(0).get("id").asText();
        JsonNode proposed = chair.post(
                        first + "/steps/propose-exit",
                        active.get(0).get("version").asInt(),
                        "{\"path\":\"H1\",\"date\":\"2022-01-10\"}")
                .expect(200)
                .json();
        chair.post(first + "/steps/exit", proposed.get("version").asInt(), "{}").expect(403);
        JsonNode left = officer.post(
                        first + "/steps/exit", proposed.get("version").asInt(), "{}")
                .expect(200)
                .json();
        assertThat(left.get("state").asText()).isEqualTo("MONITORED");
        assertThat(officer.get("hardship/files/lists/at-risk?by=2022-12-31")
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(1);
        assertThat(clerk.get(first + "/form").expect(200).bytes()).startsWith('P', 'K');
    }

    private static JsonNode files(TestUser who, String state) {
        return who.get("hardship/files?state=" + state).expect(200).json().get("items");
    }

    private static Map<String, Object> many(JsonNode files, Map<String, ?> input) {
        List<Map<String, Object>> each = new ArrayList<>();
        files.forEach(file -> each.add(Map.of(
                "id", file.get("id").asText(), "version", file.get("version").asInt())));
        return Map.of("files", each, "input", input);
    }
}
