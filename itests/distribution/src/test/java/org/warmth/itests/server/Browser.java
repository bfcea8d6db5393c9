package org.warmth.itests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The Chromium of this machine, without a window. On a machine without one the test is skipped, and says so; with
 * {@code -Dwarmth.browser=required}, as the continuous build has it, it fails.
 */
public final class Browser implements AutoCloseable {

    private static final List<String> CHROMIUMS =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

    /** Kept, for a logger that nobody holds forgets its level: it warns of tools for browsers that the test does not use. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;
    private final Path downloads;

    private Browser(ChromeDriver driver, Path downloads) {
        this.driver = driver;
        this.downloads = downloads;
    }

    /** Starts it, speaking Chinese, its downloads in a folder of their own below {@code folder}. */
    public static Browser open(Path folder) {
        Optional<Path> chromium =
                CHROMIUMS.stream().flatMap(name -> find(name).stream()).findFirst();
        Optional<Path> chromedriver = find("chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            String missing =
                    "no chromium and chromedriver on the PATH; on Debian: apt-get install chromium chromium-driver";
            if (System.getProperty("warmth.browser", "").equals("required")) {
                throw new AssertionError(missing);
            }
            Assumptions.abort(missing);
        }
        SELENIUM.setLevel(Level.SEVERE);
        try {
            Path downloads = Files.createTempDirectory(folder, "downloads");
            ChromeOptions options = new ChromeOptions();
            options.setBinary(chromium.orElseThrow().toFile());
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                    "--window-size=1100,900",
                    "--user-data-dir=" + Files.createTempDirectory(folder, "profile"));
            options.setExperimentalOption(
                    "prefs",
                    Map.of("intl.accept_languages", "zh-CN", "download.default_directory", downloads.toString()));
            LoggingPreferences logs = new LoggingPreferences();
            logs.enable(LogType.BROWSER, Level.ALL);
            options.setCapability("goog:loggingPrefs", logs);
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                    .usingAnyFreePort()
                    .build();
            return new Browser(new ChromeDriver(service, options), downloads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void go(String address) {
        driver.get(address);
    }

    public String title() {
        return driver.getTitle();
    }

    public WebElement find(By by) {
        return driver.findElement(by);
    }

    public List<WebElement> all(By by) {
        return driver.findElements(by);
    }

    /** Whether an element of that id is seen. */
    public boolean shows(String id) {
        return driver.findElements(By.id(id)).stream().anyMatch(WebElement::isDisplayed);
    }

    /** The text of the element of that id as it is seen. */
    public String text(String id) {
        return driver.findElement(By.id(id)).getText();
    }

    /** Presses keys, wherever the focus is. */
    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** The id of the element that has the focus. */
    public String focus() {
        return driver.switchTo().activeElement().getAttribute("id");
    }

    /** The files that were downloaded whole so far. */
    public List<Path> downloads() {
        try (Stream<Path> files = Files.list(downloads)) {
            return files.filter(file -> !file.toString().endsWith(".crdownload"))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the page complained of, answers that refuse apart. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("the server responded with a status of 4"))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
