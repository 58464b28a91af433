package workbook.runner.child.open;

/** Calls the C library once through jnr-ffi, found by name: this package depends on JUnit alone. */
public final class Native {

    private Native() {}

    /** The one function that is called; jnr-ffi wants to see the interface. */
    public interface Libc {
        /** As the C library has it. */
        int getpid();
    }

    public static void touch() throws ReflectiveOperationException {
        Object loader = Class.forName("jnr.ffi.LibraryLoader")
                .getMethod("create", Class.class)
                .invoke(null, Libc.class);
        Object libc = loader.getClass().getMethod("load", String.class).invoke(loader, "c");
        ((Libc) libc).getpid();
        Class.forName("jnr.ffi.LastError")
                .getMethod("getLastError", Class.forName("jnr.ffi.Runtime"))
                .invoke(
                        null,
                        Class.forName("jnr.ffi.Runtime")
                                .getMethod("getRuntime", Object.class)
                                .invoke(null, libc));
    }
}
