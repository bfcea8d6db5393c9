package org.warmth.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warmth.demo.Synthetic;
import org.warmth.itests.server.Fresh;
import org.warmth.itests.server.ReadmeCommand;
import org.warmth.itests.server.TestSeason;
import org.warmth.itests.server.TestUnion;
import org.warmth.itests.server.TestUser;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WithServer;

/** A district adds the smallest whole programme by the commands of its README; what it gives stands in the form. */
@ExtendWith(WithServer.class)
class BreakfastsIT {
    private static final Path EXAMPLE =
            Path.of(System.getProperty("warmth.examples")).resolve("breakfasts").normalize();

    @Test
    void a_roster_is_imported_approved_by_another_and_counted_in_the_form(@Fresh WarmthServer server) {
        TestSeason.in(server).start();
        server.awaitReady();
        TestUnion union = new TestUnion(server, "99S01");
        union.campaign(2022);
        TestUser clerk = union.hire("clerk", "CLERK");
        TestUser chair = union.hire("chair", "CHAIR");
        clerk.get("breakfasts/lists").expect(404);

        ReadmeCommand.of(EXAMPLE, "bundle:install").run(server);
        server.awaitStatus("/warmth/v1/breakfasts/lists", 200);
        assertThat(clerk.get("breakfasts/roster").expect(200).bytes()).startsWith('P', 'K');

        String good = "李例安," + Synthetic.idNumber(1) + ",99S01,2022-01-10,C7,豆浆、包子,12.50,是,节日在岗\n";
        JsonNode result =
                taken(clerk, union, good + "王试平," + Synthetic.idNumber(2) + ",99S01,2022-01-10,C7,粥,0,,\n" + good);
        assertThat(result.get("created").asInt()).isEqualTo(1);
        assertThat(faults(result)).containsExactlyInAnyOrder("3 worth", "4 idNumber");

        JsonNode list =
                clerk.get("breakfasts/lists").expect(200).json().get("items").get(0);
        assertThat(list.get("contents").get("sums").get("worth").asInt()).isEqualTo(1_250);
        assertThat(list.get("next")).extracting(JsonNode::asText).containsExactly("submit");
        String path = "breakfasts/lists/" + list.get("id").asText() + "/steps/";
        JsonNode handedIn = clerk.post(path + "submit", list.get("version").asInt(), "{}")
                .expect(200)
                .json();
        clerk.post(path + "approve", handedIn.get("version").asInt(), "{}").expect(403);
        JsonNode approved = chair.post(path + "approve", handedIn.get("version").asInt(), "{}")
                .expect(200)
                .json();
        chair.awaitJob(approved.get("job").asText());
        assertThat(times(chair)).isEqualTo(1);

        assertThat(faults(taken(clerk, union, good)))
                .as("the same act in another file is asked for")
                .containsExactly("2 name");
        ReadmeCommand.of(EXAMPLE, "bundle:uninstall").run(server);
        server.awaitStatus("/warmth/v1/breakfasts/lists", 404);
        assertThat(times(chair)).isEqualTo(1);
    }

    private static JsonNode taken(TestUser clerk, TestUnion union, String rows) {
        String csv = "姓名,身份证号,单位,日期,类别,早餐内容,金额,素食,重点人群\n" + rows;
        String job = clerk.upload(
                        "breakfasts/roster?unit=" + union.unit() + "&fileName=breakfasts-" + rows.length() + ".csv",
                        "application/octet-stream",
                        csv.getBytes(StandardCharsets.UTF_8))
                .expect(202)
                .json()
                .get("id")
                .asText();
        return clerk.awaitJob(job).get("result");
    }

    private static List<String> faults(JsonNode result) {
        List<String> faults = new ArrayList<>();
        result.get("faults")
                .forEach(fault -> faults.add(
                        fault.get("row").asInt() + " " + fault.get("column").asText()));
        return faults;
    }

    /** The people-times of those on duty over the Spring Festival. */
    private static int times(TestUser who) {
        for (JsonNode line : who.get("statistics/forms/form1?unit=99S01&campaign=2022")
                .expect(200)
                .json()
                .get("lines")) {
            if (line.get("code").asText().equals("C7")) {
                return line.get("count").asInt();
            }
        }
        throw new AssertionError("no row C7");
    }
}
