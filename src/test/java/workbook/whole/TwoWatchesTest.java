package workbook.whole;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two watches in one folder know of each other, and lose nothing. */
@Tag("on-one-jdk")
class TwoWatchesTest extends StateBench {

    @Test
    void twoWatchesAndACheckLoseNothingAndKnowOfEachOther() throws Exception {
        try (Watcher one = new Watcher(workshop.command("watch").start());
                Watcher other = one.thenAnother(workshop)) {
            assertSays(other.said(), "Another watch is open in this folder: process " + one.pid());
            Path file = workshop.file("ch01blocking", "Request.java");
            Files.writeString(file, Files.readString(file) + "// saved\n");
            one.await(VERDICT);
            other.await(VERDICT);
            one.await("Save, and it is checked", 2);
            other.await("Save, and it is checked", 2);
            assertVerdict(workshop.say("check", "request"));

            Map<String, Object> all = JSON.std.mapFrom(Files.readString(state("progress.json")));
            assertTrue(all.toString().contains("request={checks=3,"), all.toString());
        }
    }

    @Test
    void aWatchThatWasKilledIsForgotten() throws Exception {
        try (Watcher one = new Watcher(workshop.command("watch").start())) {
            one.await("Save, and it is checked");
            one.kill();
        }
        try (Watcher next = new Watcher(workshop.command("watch").start())) {
            next.await("Save, and it is checked");
            assertFalse(next.said().contains("Another watch"), next.said());
        }
    }
}
