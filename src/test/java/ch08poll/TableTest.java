package ch08poll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that chapter 8's table of guarantees names are there, and each of them is named. */
class TableTest {

    private static final Path CHAPTER = Path.of("..", "chapters", "ch08poll", "chapter.adoc");

    @Test
    void eachGuaranteeHasItsTests() throws IOException {
        String table = Files.readString(CHAPTER).split("tag=guarantees", 3)[1];
        Set<String> named = Pattern.compile("`([a-z]+[A-Z]\\w+)`")
                .matcher(table)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toSet());
        Set<String> tests =
                List.of(ToldTest.class, RegisteredTest.class, WaitingTest.class).stream()
                        .flatMap(TableTest::tests)
                        .collect(Collectors.toSet());
        assertEquals(tests, named);
    }

    private static Stream<String> tests(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName);
    }
}
