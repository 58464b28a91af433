package workbook.compile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows which declared exceptions a caller has to deal with. */
final class Checked {

    private static final List<String> PACKAGES = List.of(
            "java.lang.",
            "java.io.",
            "java.net.",
            "java.util.",
            "java.util.concurrent.",
            "java.nio.channels.",
            "java.nio.file.",
            "");

    private Checked() {}

    /**
     * The exceptions in {@code yours} that no caller of {@code wanted} is prepared for. An unknown
     * name is let through: the compiler, which sees every import, decides later.
     */
    static List<String> beyond(List<String> wanted, List<String> yours) {
        return yours.stream()
                .filter(name -> find(name)
                        .filter(Checked::isChecked)
                        .filter(type -> !covered(type, wanted))
                        .isPresent())
                .toList();
    }

    private static boolean covered(Class<?> type, List<String> wanted) {
        return wanted.stream()
                .flatMap(name -> find(name).stream())
                .anyMatch(want -> want.isAssignableFrom(type));
    }

    private static boolean isChecked(Class<?> type) {
        return !RuntimeException.class.isAssignableFrom(type)
                && !Error.class.isAssignableFrom(type);
    }

    private static Optional<Class<?>> find(String name) {
        return PACKAGES.stream().flatMap(where -> load(where + name)).findFirst();
    }

    private static Stream<Class<?>> load(String name) {
        try {
            return Stream.of(Class.forName(name, false, ClassLoader.getPlatformClassLoader()));
        } catch (ClassNotFoundException e) {
            return Stream.empty();
        }
    }
}
