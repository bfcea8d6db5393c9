package org.warmth.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warmth.itests.server.Fresh;
import org.warmth.itests.server.TestSeason;
import org.warmth.itests.server.TestUnion;
import org.warmth.itests.server.TestUser;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WarmthServer.Spoken;
import org.warmth.itests.server.WithServer;

/** Follows the README of donations: the module alone on the kernel, and then funds comes. */
@ExtendWith(WithServer.class)
class DonationsIT {
    private static final String DRIVE = "2022年爱心一日捐";

    @Test
    void what_is_given_is_numbered_at_once_and_booked_once_funds_is_there(@Fresh WarmthServer server) {
        TestSeason.in(server.bootFeatures("warmth-donations")).start();
        server.awaitStatus("/warmth/v1/donations/drives", 200);
        TestUnion union = new TestUnion(server, "99S01");
        String campaign = union.campaign(2022);
        TestUser clerk = union.hire("clerk", "CLERK");
        TestUser cashier = union.hire("cashier", "CASHIER");
        TestUser reviewer = union.hire("reviewer", "REVIEWER");
        JsonNode drive = clerk.create(
                        "donations/drives",
                        Map.of(
                                "unit",
                                union.unit(),
                                "name",
                                DRIVE,
                                "from",
                                "2021-12-11",
                                "to",
                                "2021-12-31",
                                "campaign",
                                campaign))
                .expect(201)
                .json();
        assertThat(drive.get("name").asText()).isEqualTo(DRIVE);

        JsonNode first = received(cashier, given(clerk, union, "UNIT", "演示第一基层工会全体职工", 339_800));
        JsonNode second = received(cashier, given(clerk, union, "ENTERPRISE", "样例第一制造有限公司", 5_000_000));
        assertThat(first.get("receiptNo").asText())
                .isNotEqualTo(second.get("receiptNo").asText());
        assertThat(first.get("waiting").asBoolean()).isTrue();
        assertThat(clerk.create("donations", donation(union, "UNIT", "演示", -1)).status())
                .isEqualTo(422);
        assertThat(clerk.post(steps(first, "receive"), 3, "{}").status()).isIn(403, 409);

        Spoken said = server.shell("feature:install warmth-funds");
        assertThat(said.exit()).as(said.text()).isZero();
        server.await("the bookings", () -> waiting(cashier) == 0);
        JsonNode booked =
                cashier.get("donations/" + first.get("id").asText()).expect(200).json();
        JsonNode receipt = cashier.get("funds/receipts/" + booked.get("receipt").asText())
                .expect(200)
                .json();
        assertThat(receipt.get("source").asText()).isEqualTo("B4");
        assertThat(receipt.get("amount").asLong()).isEqualTo(339_800);

        JsonNode refunded = reviewer.post(
                        steps(booked, "refund"), booked.get("version").asInt(), "{\"reason\":\"重复捐款\"}")
                .expect(200)
                .json();
        assertThat(refunded.get("state").asText()).isEqualTo("REFUNDED");
        assertThat(cashier.get("funds/receipts/" + booked.get("receipt").asText())
                        .expect(200)
                        .json()
                        .get("state")
                        .asText())
                .isEqualTo("VOIDED");
        assertThat(cashier.get("donations/receipts?unit=" + union.unit() + "&year=2022")
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(2);
    }

    private static int waiting(TestUser cashier) {
        return cashier.get("donations?waiting=true")
                .expect(200)
                .json()
                .get("items")
                .size();
    }

    private static JsonNode given(TestUser clerk, TestUnion union, String kind, String name, long fen) {
        return clerk.create("donations", donation(union, kind, name, fen))
                .expect(201)
                .json();
    }

    private static Map<String, Object> donation(TestUnion union, String kind, String name, long fen) {
        Map<String, Object> donation = new LinkedHashMap<>();
        donation.put("unit", union.unit());
        donation.put("name", name);
        donation.put("amount", fen);
        donation.put("date", "2021-12-15");
        donation.put("kind", kind);
        donation.put("people", kind.equals("UNIT") ? 83 : null);
        donation.put("drive", DRIVE);
        donation.put("channel", "BANK");
        return donation;
    }

    /** Received and receipted by the cashier. */
    private static JsonNode received(TestUser cashier, JsonNode pledged) {
        JsonNode received = cashier.post(
                        steps(pledged, "receive"),
                        pledged.get("version").asInt(),
                        "{\"valueDate\":\"2021-12-16\",\"voucherNo\":\"2021-12-0040\"}")
                .expect(200)
                .json();
        return cashier.post(steps(received, "receipt"), received.get("version").asInt(), "{}")
                .expect(200)
                .json();
    }

    private static String steps(JsonNode donation, String step) {
        return "donations/" + donation.get("id").asText() + "/steps/" + step;
    }
}
