package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the launcher says where Java or Maven is missing or too old. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherRemediesTest {

    @TempDir
    Path folder;

    private Launch launch;

    @BeforeEach
    void layOut() throws Exception {
        launch = new Launch(folder, "workbook");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apt-get | sudo apt-get update && sudo apt-get install -y openjdk-21-jdk-headless maven",
                "dnf     | sudo dnf install -y java-",
                "pacman  | sudo pacman -S --needed --noconfirm jdk21-openjdk maven",
                "apk     | sudo apk add openjdk21-jdk maven",
                "brew    | brew install openjdk maven",
            })
    void missingJavaAndMavenAreAnsweredWithTheCommandOfThisSystem(String manager, String command)
            throws Exception {
        launch.script(manager, "exit 0").script("apt-cache", "echo Version: 3.8.7-1");
        Launch.Result result = launch.run("list");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("No Java was found"), result.err());
        assertTrue(result.err().contains("This installs it:  " + command), result.err());
        assertTrue(result.err().contains("./workbook --yes"), result.err());
        assertEquals("", result.out());
    }

    @Test
    void whoeverHasSdkmanIsToldToUseIt() throws Exception {
        Path init = launch.home.resolve(".sdkman/bin/sdkman-init.sh");
        Files.createDirectories(init.getParent());
        Files.writeString(init, "sdk() { :; }\n");
        Launch.Result result = launch.script("apt-get", "exit 0").run("list");
        assertTrue(result.err().contains("sdk install java && sdk install maven"), result.err());
    }

    @Test
    void rootNeedsNoSudo() throws Exception {
        Launch.Result result =
                launch.script("apk", "exit 0").script("id", "echo 0").run("list");
        assertTrue(result.err().contains("This installs it:  apk add"), result.err());
    }

    @Test
    void anUnknownSystemIsToldWhereToFindBoth() throws Exception {
        Launch.Result result = launch.run("list");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("https://adoptium.net"), result.err());
    }

    @Test
    void anOldJavaIsNamedWithItsVersion() throws Exception {
        Launch.Result result =
                launch.withJava("11.0.2").withMaven("3.9.1").script("apk", "").run("list");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("is Java 11.0.2, which is too old"), result.err());
        assertTrue(
                result.err().contains("apk add openjdk21-jdk\n"), "without Maven: " + result.err());
    }

    @Test
    void java8IsOldAlthoughItsVersionBeginsWithOne() throws Exception {
        Launch.Result result = launch.withJava("1.8.0_392").withMaven("3.9.1").run("list");
        assertTrue(result.err().contains("1.8.0_392, which is too old"), result.err());
    }

    @Test
    void aJavaWithoutCompilerIsNotEnough() throws Exception {
        Path jre = launch.withMaven("3.9.1").jre("jre", "21.0.1");
        Launch.Result result = launch.with("JAVA_HOME", jre.toString()).run("list");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("a JDK, not a JRE"), result.err());
    }

    @Test
    void missingMavenIsAnsweredWithoutAnyWordOfJava() throws Exception {
        Launch.Result result = launch.withJava("17.0.1").script("pacman", "").run("list");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("No Maven was found"), result.err());
        assertTrue(result.err().contains("--noconfirm maven\n"), result.err());
    }

    @Test
    void anOldMavenIsNamedWithItsVersion() throws Exception {
        Launch.Result result =
                launch.withJava("17.0.1").withMaven("3.6.3").script("apk", "").run("list");
        assertTrue(result.err().contains("is Maven 3.6.3, which is too old"), result.err());
        assertTrue(result.err().contains("apk add maven"), result.err());
    }

    @Test
    void yesInstallsWithoutAQuestion() throws Exception {
        launch.withJava("17.0.1").withMaven("3.9.1");
        Path mvn = launch.bin.resolve("mvn");
        Path kept = Files.move(mvn, launch.bin.resolve("mvn-to-be"));
        launch.script("apk", "[ \"$*\" = 'add maven' ] && mv '" + kept + "' '" + mvn + "'");
        Launch.Result result = launch.run("--yes", "list");
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("workbook.cli.Main list"), result.out());
        assertFalse(result.err().contains("[y/N]"));
    }

    @Test
    void anInstallationThatFailsEndsTheStart() throws Exception {
        Launch.Result result = launch.script("apk", "exit 7").run("--yes", "list");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("That did not work: sudo apk add"), result.err());
    }
}
