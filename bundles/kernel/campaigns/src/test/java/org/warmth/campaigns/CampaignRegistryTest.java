package org.warmth.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.warmth.api.Problem;
import org.warmth.api.access.Role;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Period;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestAudit;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

class CampaignRegistryTest {
    private static final Period FESTIVALS = new Period(LocalDate.of(2021, 12, 11), LocalDate.of(2022, 2, 15));
    private static final Period SERVICE_MONTH = new Period(LocalDate.of(2021, 11, 1), LocalDate.of(2021, 11, 30));

    private final TestCallers callers = new TestCallers();
    private final TestAudit audit = new TestAudit();
    private final CampaignRegistry registry;

    CampaignRegistryTest(TestDatabase database) {
        registry = new CampaignRegistry(database, callers, audit, database.ids(), database.clock());
        callers.set(TestCallers.caller(1, "admin", 0, Role.SYSTEM_ADMIN));
    }

    @BothDatabases
    void a_campaign_comes_back_as_its_notice_says() {
        long id = registry.create(draft("2022", FESTIVALS, SERVICE_MONTH));
        CampaignRecord read = registry.get(id);
        assertThat(read.version()).isEqualTo(1);
        assertThat(read.notice())
                .usingRecursiveComparison()
                .ignoringFields("contact")
                .isEqualTo(draft("2022", FESTIVALS, SERVICE_MONTH));
        assertThat(registry.byCode("2022")).map(Campaign::id).contains(id);
        assertThat(audit.acts()).hasSize(1);
    }

    @BothDatabases
    void next_years_campaign_stands_beside_this_years() {
        registry.create(draft("2022", FESTIVALS, null));
        Period next = new Period(LocalDate.of(2022, 12, 11), LocalDate.of(2023, 2, 5));
        registry.create(draft("2023", next, null));
        assertThat(registry.all()).extracting(Campaign::code).containsExactly("2023", "2022");
        assertThat(registry.on(LocalDate.of(2022, 1, 31))).map(Campaign::code).contains("2022");
        assertThat(registry.on(LocalDate.of(2022, 12, 31))).map(Campaign::code).contains("2023");
        assertThat(registry.on(LocalDate.of(2022, 6, 1))).isEmpty();
    }

    @BothDatabases
    void a_day_of_the_service_month_belongs_to_the_campaign() {
        registry.create(draft("2022", FESTIVALS, SERVICE_MONTH));
        assertThat(registry.on(LocalDate.of(2021, 11, 15))).isPresent();
    }

    @BothDatabases
    void a_sub_campaign_has_its_own_window_and_its_days_belong_to_the_whole() {
        long whole = registry.create(draft("2022", FESTIVALS, null));
        long part = registry.create(part("2022-xjy", SERVICE_MONTH, whole));
        assertThat(registry.on(LocalDate.of(2021, 11, 15))).map(Campaign::id).contains(whole);
        assertThat(registry.byId(whole)).map(Campaign::parts).contains(List.of(SERVICE_MONTH));
        assertThat(registry.byId(part)).map(Campaign::parent).contains(whole);
        for (CampaignDraft wrong : List.of(part("2022-b", SERVICE_MONTH, part), part("2022-c", SERVICE_MONTH, 99))) {
            assertThatThrownBy(() -> registry.create(wrong))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                            .extracting("field")
                            .containsExactly("parent"));
        }
        long other = registry.create(draft("2023", FESTIVALS, null));
        assertThatThrownBy(() -> registry.change(whole, 1, part("2022", FESTIVALS, other)))
                .isInstanceOf(Problem.class);
    }

    @BothDatabases
    void a_deadline_at_the_end_of_a_day_leaves_that_day_in_time() {
        registry.create(draft("2022", FESTIVALS, null));
        Campaign campaign = registry.byCode("2022").orElseThrow();
        assertThat(campaign.deadline()).isEqualTo(Instant.parse("2022-01-20T16:00:00Z"));
        assertThat(campaign.afterDeadline()).isEqualTo(LocalDate.of(2022, 1, 21));
    }

    @BothDatabases
    void a_code_is_used_once() {
        registry.create(draft("2022", FESTIVALS, null));
        assertThatThrownBy(() -> registry.create(draft("2022", FESTIVALS, null)))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                        .extracting("code")
                        .containsExactly("campaigns.code-taken"));
    }

    @BothDatabases
    void a_moved_window_is_seen_by_its_change_number_and_only_on_the_version_last_read() {
        long id = registry.create(draft("2022", FESTIVALS, null));
        long before = registry.change();
        Period longer = new Period(LocalDate.of(2021, 12, 11), LocalDate.of(2022, 2, 28));
        registry.change(id, 1, draft("2022", longer, null));
        assertThat(registry.change()).isGreaterThan(before);
        assertThat(registry.get(id).notice().window()).isEqualTo(longer);
        assertThatThrownBy(() -> registry.change(id, 1, draft("2022", FESTIVALS, null)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(412));
    }

    @BothDatabases
    void a_clerk_opens_no_campaign() {
        callers.set(TestCallers.caller(2, "clerk", 1, Role.CLERK));
        assertThatThrownBy(() -> registry.create(draft("2022", FESTIVALS, null)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
    }

    @BothDatabases
    void whatever_is_missing_is_named_at_once() {
        CampaignDraft empty = new CampaignDraft(
                "两零二二", " ", 1999, null, null, "长".repeat(101), null, null, null, null, null, null, null);
        assertThatThrownBy(() -> registry.create(empty))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                        .extracting("field")
                        .containsExactly("code", "title", "year", "deadline", "window", "theme"));
    }

    private static CampaignDraft draft(String code, Period window, Period month) {
        return draft(code, window, month, null);
    }

    private static CampaignDraft part(String code, Period window, long whole) {
        return draft(code, window, null, whole);
    }

    private static CampaignDraft draft(String code, Period window, Period month, Long parent) {
        return new CampaignDraft(
                code,
                code + "年元旦春节送温暖活动",
                2022,
                "演示工发〔2021〕1号",
                "演示市总工会",
                "心系职工情，温暖进万家",
                "各区局（产业）工会",
                window,
                "2021年12月中旬至2022年春节期间",
                month,
                Instant.parse("2022-01-20T16:00:00Z"),
                null,
                parent);
    }
}
