package workbook.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;

/** A real Chromium without a window, when one is installed. */
final class Browser implements AutoCloseable {

    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");
    private static final String INSTALL = "apt-get install -y chromium chromium-driver";

    final ChromeDriver driver;

    private Browser(Path chromium, Path chromedriver, Path profile) {
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions().setBinary(chromium.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        System.setProperty("webdriver.chrome.driver", chromedriver.toString());
        driver = new ChromeDriver(options);
    }

    /** Skips the test, and says loudly what is missing, where there is no browser. */
    static Browser orSkip(Path profile) {
        Optional<Path> chromium = find("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = find("chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            String missing = "SKIPPED, the book was not looked at in a browser: "
                    + "chromium or chromedriver is not installed. On Debian: " + INSTALL;
            System.err.println("\n" + missing + "\n");
            Assumptions.abort(missing);
        }
        return new Browser(chromium.orElseThrow(), chromedriver.orElseThrow(), profile);
    }

    void open(Path page) {
        driver.get(page.toUri().toString());
    }

    void screen(int width, int height, String shade) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", shade),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What axe, run with all of its rules, finds on the page that is open. */
    List<String> axe() {
        try {
            script(Files.readString(Path.of("test/resources/axe/axe.min.js")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return axe(Map.of());
    }

    /** The same of its usual rules for colors alone, on a page that it was run on already. */
    List<String> axeOnColors() {
        return axe(Map.of("runOnly", List.of("color-contrast", "link-in-text-block")));
    }

    @SuppressWarnings("unchecked")
    private List<String> axe(Map<String, Object> options) {
        return (List<String>) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(arguments[0]).then(result => done(result.violations.flatMap(violation =>
                  violation.nodes.map(node => violation.id + ': ' + node.html.slice(0, 200)
                    + ' ' + node.failureSummary))), error => done([String(error)]));
                """, options);
    }

    /** How far the page can be scrolled sideways, in pixels. */
    Object sideways() {
        return script(
                "const page = document.documentElement; return page.scrollWidth - page.clientWidth");
    }

    /** As a finger does it. */
    void touch(WebElement element) {
        script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
        PointerInput finger = new PointerInput(PointerInput.Kind.TOUCH, "finger");
        driver.perform(List.of(new Sequence(finger, 0)
                .addAction(finger.createPointerMove(
                        Duration.ZERO, PointerInput.Origin.fromElement(element), 0, 0))
                .addAction(finger.createPointerDown(0))
                .addAction(finger.createPointerUp(0))));
    }

    void shoot(Path file) {
        Map<String, Object> shot = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("captureBeyondViewport", true));
        try {
            Files.write(file, Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(":"))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
