package ch05ffi;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Claims about the C headers, for the C compiler to check: numbers, sizes and offsets. */
public final class CAssertions {

    private final List<String> lines = new ArrayList<>();

    private CAssertions() {}

    /** Claims about what these headers say, such as {@code sys/epoll.h}. */
    public static CAssertions about(String... headers) {
        CAssertions claims = new CAssertions();
        // Without it the headers keep what is Linux's own to themselves.
        claims.lines.add("#define _GNU_SOURCE");
        claims.lines.add("#include <stddef.h>");
        List.of(headers).forEach(header -> claims.lines.add("#include <" + header + ">"));
        return claims;
    }

    /** That a C expression has this value, as an int. */
    public CAssertions is(String expression, int value) {
        // The smallest int has no literal of its own in C.
        String number = value == Integer.MIN_VALUE ? "(-2147483647 - 1)" : String.valueOf(value);
        lines.add("_Static_assert((int) (%s) == %s, \"%s\");".formatted(expression, number, value));
        return this;
    }

    /** The same of every public constant of a class, by its name. */
    public CAssertions constantsOf(Class<?> type) throws IllegalAccessException {
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                is(field.getName(), field.getInt(null));
            }
        }
        return this;
    }

    /** What the compiler has to say against them: nothing, if they are true. */
    public String refusedBy(String compiler) throws IOException, InterruptedException {
        Path file = Files.createTempFile("claims", ".c");
        try {
            Files.write(file, lines);
            Process gcc = new ProcessBuilder(compiler, "-fsyntax-only", file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return gcc.waitFor() == 0 ? "" : said;
        } finally {
            Files.delete(file);
        }
    }

    /** Skips the test where there is no such compiler. */
    public static void assumeThereIs(String compiler, String debian) {
        try {
            new ProcessBuilder(compiler, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            Assumptions.abort("there is no " + compiler + " here: apt install " + debian);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            Assumptions.abort("interrupted");
        }
    }
}
