package ch05ffi;

import com.kenai.jffi.Library;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
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
        List<String> missing = Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> Library.getDefault().getSymbolAddress(name) == 0)
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new UnsatisfiedLinkError("The C library here has no " + String.join(", ", missing)
                    + ". These calls are Linux's: run the workbook there, in a container or in a"
                    + " virtual machine.");
        }
        return LibraryLoader.create(type).failImmediately().load(C);
    }
}
