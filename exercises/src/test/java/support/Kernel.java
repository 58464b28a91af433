package support;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The Linux kernel below us, which the tests from chapter 5 on talk to. */
public final class Kernel {

    /** To bind takes longer than most tests do, and what is bound has no state. */
    private static final Map<Class<?>, Object> BOUND = new ConcurrentHashMap<>();

    private Kernel() {}

    /**
     * Binds the C library once, or says where to go if it is not the one of Linux.
     *
     * @param type an interface of its functions
     * @param binding such as {@code Binding::load}
     */
    public static <T> T bind(Class<T> type, Function<Class<T>, T> binding) {
        try {
            return type.cast(BOUND.computeIfAbsent(type, unbound -> binding.apply(type)));
        } catch (UnsatisfiedLinkError missing) {
            throw Lesson.did("bind the C library of " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch"))
                    .saw("" + missing.getMessage())
                    .expected("Linux, on x86-64 or arm64")
                    .why("From here on the course talks to the Linux kernel itself. Elsewhere, do"
                            + " these chapters in a container or a virtual machine;"
                            + " ./workbook doctor says what is missing.")
                    .cause(missing)
                    .read(5, "Three levels down");
        }
    }
}
