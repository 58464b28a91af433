package ch05ffi;

import com.kenai.jffi.Library;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import jnr.ffi.LibraryLoader;

/** Binds an interface to the C library, and says at once if a function of it is missing. */
public final class Binding {

    private static final String C = "c";

    private Binding() {}

    /**
     * An object whose methods call the C functions of the same name.
     *
     * @param type {@link Libc}, or an interface that extends it
     * @throws UnsatisfiedLinkError names every function that this system does not have
     */
    public static <T extends Libc> T load(Class<T> type) {
        return load(type, C);
    }

    static <T extends Libc> T load(Class<T> type, String library) {
        List<String> missing;
        try {
            missing = missing(type);
            if (missing.isEmpty()) {
                // Otherwise a missing library is noticed in the first call, much later.
                return LibraryLoader.create(type)
                        .failImmediately()
                        .map(ByteBuffer.class, new KeptAlive())
                        .load(library);
            }
        } catch (LinkageError why) {
            throw noLibrary(library, why);
        }
        throw new UnsatisfiedLinkError("The C library here has no " + String.join(", ", missing)
                + ". These calls are Linux's: run the workbook there, in a container or in a"
                + " virtual machine.");
    }

    /** jnr-ffi would notice a missing function when it is called, and name none. */
    private static List<String> missing(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> Library.getDefault().getSymbolAddress(name) == 0)
                .distinct()
                .sorted()
                .toList();
    }

    private static UnsatisfiedLinkError noLibrary(String library, LinkageError why) {
        UnsatisfiedLinkError clear = new UnsatisfiedLinkError("There is no library " + library
                + " here that Java can call. ./workbook doctor says what is needed.");
        clear.initCause(why);
        return clear;
    }
}
