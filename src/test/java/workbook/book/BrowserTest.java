package workbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The book in a real browser, opened from its files. */
@Tag("on-one-jdk")
class BrowserTest {

    @TempDir
    static Path root;

    private static SampleBook book;
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.orSkip(root.resolve("profile"));
        book = SampleBook.in(root);
        book.render(Edition.TEACHER);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void desktop() {
        browser.screen(1440, 900, "light");
        browser.open(book.out().resolve("ch01sample.html"));
    }

    @ParameterizedTest
    @CsvSource({
        "1440, light, ch01sample.html",
        "1440, dark, ch01sample.html",
        "390, light, ch01sample.html",
        "390, dark, ch01sample.html",
        "1440, light, index.html",
        "390, dark, index.html",
        "1440, dark, glossary.html",
        "390, light, part1.html",
        "1440, light, part1-now.html"
    })
    void axeFindsNothing(int width, String shade, String page) {
        browser.screen(width, 900, shade);
        browser.open(book.out().resolve(page));
        assertEquals(List.of(), browser.axe(), "folded");
        browser.script("document.querySelectorAll('details').forEach(d => { d.open = true })");
        browser.script(
                "document.querySelectorAll('[data-co]').forEach(d => d.classList.add('lit'))");
        assertEquals(List.of(), browser.axe(), "open");
    }

    @Test
    void axeWouldSpeakUp() {
        browser.script("document.querySelector('h1').style.color = '#eee'");
        assertTrue(browser.axe().get(0).startsWith("color-contrast"));
    }

    @ParameterizedTest
    @CsvSource({"light", "dark"})
    void axeFindsNothingInWhatOpens(String shade) {
        browser.screen(1440, 900, shade);
        search("read");
        assertEquals(List.of(), browser.axe(), "search");
        browser.driver.findElement(By.cssSelector(".search input")).sendKeys(Keys.ESCAPE);
        press("?");
        assertEquals(List.of(), browser.axe(), "help");
    }

    @ParameterizedTest
    @CsvSource({"360", "390", "768", "1024", "1280", "1440", "1920"})
    void onlyCodeScrollsSideways(int width) {
        browser.screen(width, 900, "light");
        assertEquals(0L, browser.sideways());
    }

    @Test
    void searchFindsTheBeginningsOfWords() {
        search("stac touch");
        assertEquals(
                "1 place",
                browser.driver.findElement(By.cssSelector(".found p")).getText());
        browser.driver.findElement(By.cssSelector(".search input")).sendKeys(Keys.ENTER);
        assertTrue(browser.driver.getCurrentUrl().endsWith("ch01sample.html#parked"));
    }

    @Test
    void copiedCodeHasNoCallouts() {
        browser.script("navigator.clipboard.writeText = async text => { window.copied = text }");
        browser.driver.findElement(By.cssSelector(".code .copy")).click();
        String copied = String.valueOf(browser.script("return window.copied"));
        assertTrue(copied.contains("\nint n = in.read(buffer);\nif (n == -1) {\n"), copied);
    }

    @Test
    void aCalloutLightsItsNoteAndItsLine() {
        browser.script("document.querySelector('.callouts .co').focus()");
        List<WebElement> lit = browser.driver.findElements(By.cssSelector(".lit"));
        assertEquals(
                List.of("span", "li"), lit.stream().map(WebElement::getTagName).toList());
    }

    @Test
    void keysTurnThePages() {
        press(Keys.ARROW_RIGHT);
        assertTrue(browser.driver.getCurrentUrl().endsWith("ch02next.html"));
        press(Keys.ARROW_LEFT);
        assertTrue(browser.driver.getCurrentUrl().endsWith("ch01sample.html"));
    }

    @Test
    void aTermThatIsFocusedSaysWhatItMeansUntilEscape() {
        browser.script("document.querySelector('.term').focus()");
        WebElement meaning = browser.driver.findElement(By.id("term-thread"));
        assertTrue(meaning.isDisplayed());
        assertEquals(List.of(), browser.axe());
        browser.driver.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        assertFalse(meaning.isDisplayed());
        browser.driver.switchTo().activeElement().sendKeys(Keys.ENTER);
        assertTrue(browser.driver.getCurrentUrl().endsWith("glossary.html#thread"));
    }

    @Test
    void aTouchedTermSaysWhatItMeansAndTouchedAgainLeadsThere() {
        browser.screen(390, 700, "dark");
        WebElement term = browser.driver.findElement(By.className("term"));
        browser.touch(term);
        WebElement meaning = browser.driver.findElement(By.id("term-thread"));
        assertTrue(meaning.isDisplayed());
        assertEquals(0L, browser.sideways());
        assertTrue(
                meaning.getRect().x >= 0 && meaning.getRect().x + meaning.getRect().width <= 390);
        browser.touch(term);
        assertTrue(browser.driver.getCurrentUrl().endsWith("glossary.html#thread"));
    }

    @Test
    void aChosenShadeIsKept() {
        assertEquals("rgb(253, 252, 248)", paper());
        press("d");
        assertEquals("rgb(23, 25, 27)", paper());
        browser.open(book.out().resolve("index.html"));
        assertEquals("rgb(23, 25, 27)", paper());
        press("d");
    }

    @Test
    void aQuizOpensWithoutAScript() {
        browser.driver.executeCdpCommand(
                "Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            browser.driver.navigate().refresh();
            WebElement right = browser.driver.findElement(By.cssSelector(".quiz .right"));
            assertFalse(right.findElement(By.className("why")).isDisplayed());
            right.findElement(By.tagName("summary")).click();
            assertTrue(right.findElement(By.className("why")).isDisplayed());
        } finally {
            browser.driver.executeCdpCommand(
                    "Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    private static Object paper() {
        return browser.script("return getComputedStyle(document.body).backgroundColor");
    }

    private static void press(CharSequence key) {
        browser.driver.findElement(By.tagName("body")).sendKeys(key);
    }

    /** The index comes as a script, so the first search waits for it. */
    private static void search(String words) {
        press("/");
        browser.driver.switchTo().activeElement().sendKeys(words);
        browser.driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const look = () => document.querySelector('.found a') ? done() : setTimeout(look, 10);
                look();
                """);
    }
}
