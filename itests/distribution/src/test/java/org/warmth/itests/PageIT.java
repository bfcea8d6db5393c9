package org.warmth.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.warmth.itests.server.Browser;
import org.warmth.itests.server.TestUnion;
import org.warmth.itests.server.TestWorkbook;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WithServer;

/** The page as an officer without a portal uses it, from the keyboard, in Chinese. */
@ExtendWith(WithServer.class)
class PageIT {
    private static final String FIRST = "Morgen-8841-送温暖";
    private static final String OWN = "Abend-5527-送暖心";

    @Test
    void an_officer_changes_her_first_password_imports_a_roster_and_fetches_the_form(
            WarmthServer server, @TempDir Path folder) throws IOException {
        server.awaitStatus("/warmth/health/ready", 200);
        TestUnion union = new TestUnion(server, "77P01");
        union.campaign(2078);
        enter(server, union);
        Path roster = Files.write(folder.resolve("走访名册.xlsx"), roster());

        try (Browser browser = Browser.open(folder)) {
            browser.go(server.uri("/warmth/ui/index.html").toString());
            server.await(
                    "the page",
                    () -> browser.title().equals("送温暖") && browser.focus().equals("name"));
            browser.press("officer.77p01", Keys.TAB, "falsch-falsch-falsch", Keys.ENTER);
            server.await("the refusal", () -> browser.shows("trouble"));
            assertThat(browser.text("trouble")).contains("用户名或密码不对");
            assertThat(browser.focus()).isEqualTo("password");

            browser.press(FIRST, Keys.ENTER);
            server.await("the change of the first password", () -> browser.shows("renew"));
            assertThat(browser.text("renew-why")).contains("初始密码");
            assertThat(browser.shows("roster")).isFalse();
            browser.press("short", Keys.TAB, "short", Keys.ENTER);
            server.await("the rule", () -> browser.shows("trouble"));
            assertThat(browser.text("trouble")).contains("密码至少 10 个字符");
            browser.find(By.id("new")).clear();
            browser.find(By.id("again-new")).clear();
            browser.find(By.id("new")).sendKeys(OWN);
            browser.press(Keys.TAB, OWN, Keys.ENTER);

            server.await(
                    "the desk", () -> browser.shows("roster") && browser.focus().equals("kind"));
            assertThat(browser.find(By.id("unit")).getText()).startsWith("77P01 ");
            assertThat(browser.text("kind")).contains("走访慰问名册", "慰问资金发放名册");

            browser.find(By.id("file")).sendKeys(roster.toString());
            browser.press(Keys.TAB, Keys.TAB, Keys.ENTER);
            server.await("the outcome", () -> browser.shows("marked"));
            assertThat(browser.text("counts")).contains("共读取行数 3", "新增 2", "待处理 1");
            assertThat(browser.text("faults")).contains("错误", "第 3 行『物品金额』：不能为负数");
            assertThat(browser.text("imports")).contains("走访名册.xlsx", "已完成");
            server.await("the focus", () -> browser.focus().equals("marked"));
            browser.press(Keys.ENTER);
            server.await("the marked roster", () -> browser.downloads().size() == 1);
            Path marked = browser.downloads().get(0);
            assertThat(marked).hasFileName("走访名册-标注.xlsx");
            try (ZipFile workbook = new ZipFile(marked.toFile())) {
                assertThat(workbook.getEntry("xl/comments1.xml")).isNotNull();
            }

            browser.find(By.id("start")).sendKeys(Keys.ENTER);
            server.await("the question", () -> browser.shows("again"));
            assertThat(browser.text("trouble")).contains("这个文件已经导入过");

            browser.find(By.id("phone")).sendKeys("021-00000000", Keys.TAB);
            browser.press(Keys.ENTER);
            server.await("the form", () -> browser.shows("cells"));
            assertThat(browser.find(By.cssSelector("#cells caption")).getText())
                    .contains("2078年元旦春节期间各级工会送温暖统计表", "演示77P01工会");
            assertThat(browser.all(By.cssSelector("#cells tbody tr"))).hasSize(49);
            assertThat(browser.text("checks")).contains("F1-E06");
            browser.press(Keys.TAB, Keys.ENTER);
            server.await("the workbook", () -> browser.downloads().size() == 2);
            assertThat(browser.downloads())
                    .extracting(file -> file.getFileName().toString())
                    .contains("送温暖统计表.xlsx");

            WebElement language = browser.find(By.id("language"));
            language.sendKeys(Keys.ENTER);
            server.await("English", () -> browser.title().equals("Sending Warmth"));
            assertThat(browser.text("roster-title")).isEqualTo("Import a roster");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** A clerk of the union who still has the password that the admin gave. */
    private static void enter(WarmthServer server, TestUnion union) {
        String user = server.admin()
                .create("access/users", Map.of("name", "officer.77p01", "displayName", "区工会干事", "password", FIRST))
                .expect(201)
                .json()
                .get("id")
                .asText();
        server.admin()
                .create(
                        "access/grants",
                        Map.of("user", user, "role", "CLERK", "unit", union.unit(), "from", "2020-01-01"))
                .expect(201);
    }

    private static byte[] roster() {
        return TestWorkbook.of(
                        new Object[] {"姓名", "单位", "日期", "类别", "物品", "物品金额"},
                        new Object[] {"李例安", "77P01", "2022-01-18", "C7", "大礼包", 200},
                        new Object[] {"王例平", "77P01", "2022-01-18", "C7", "大礼包", -200},
                        new Object[] {"张𬭎样", "77P01", "2022-01-19", "C5", "大礼包", 120})
                .bytes();
    }
}
