package support;

import java.util.function.Supplier;

/** The Linux kernel below us, which the tests from chapter 5 on talk to. */
public final class Kernel {

    private Kernel() {}

    /**
     * Binds the C library, or says where to go if it is not the one of Linux.
     *
     * @param binding such as {@code () -> Binding.load(Libc.class)}
     */
    public static <T> T bind(Supplier<T> binding) {
        try {
            return binding.get();
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
