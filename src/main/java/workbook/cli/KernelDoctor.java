package workbook.cli;

import java.util.List;
import jnr.ffi.LibraryLoader;
import org.jspecify.annotations.Nullable;

/** Looks at the kernel: whether there is epoll, and whether Java may call it. */
final class KernelDoctor {

    private static final String ELSEWHERE =
            "Chapters 1 to 4 work here. For epoll, use Linux in a container:\n"
                    + "docker run -it --rm -v \"$PWD\":/workbook -w /workbook"
                    + " maven:3-eclipse-temurin-21 ./workbook\n"
                    + "or on Windows: wsl --install\n"
                    + "or in a virtual machine: multipass launch --name workbook";

    /** The little of libc that is tried. */
    public interface C {
        /** The id of this process. */
        int getpid();

        /** A new epoll instance. */
        int epoll_create1(int flags);

        /** Gives a descriptor back. */
        int close(int descriptor);
    }

    void examine(List<Diagnosis> findings) {
        String system = System.getProperty("os.name");
        boolean linux = system.equals("Linux");
        String found = system + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch");
        findings.add(
                linux
                        ? Diagnosis.well("kernel", found)
                        : Diagnosis.ill("kernel", found, ELSEWHERE));
        @Nullable C libc = nativeAccess(findings);
        if (linux && libc != null) {
            findings.add(epoll(libc));
        }
    }

    private static @Nullable C nativeAccess(List<Diagnosis> findings) {
        try {
            C libc = LibraryLoader.create(C.class).load("c");
            long id = ProcessHandle.current().pid();
            if (libc.getpid() == id) {
                findings.add(Diagnosis.well("native access", "getpid() = " + id + " by jnr-ffi"));
                return libc;
            }
            findings.add(
                    Diagnosis.ill("native access", "getpid() gives another process", noAccess()));
        } catch (LinkageError | RuntimeException refused) {
            findings.add(
                    Diagnosis.ill("native access", "libc does not load: " + refused, noAccess()));
        }
        return null;
    }

    private static String noAccess() {
        return "jnr-ffi has native code for glibc on x86-64 and arm64, among others. On Alpine, use"
                + " a system with glibc, such as the container of maven:3-eclipse-temurin-21.";
    }

    private static Diagnosis epoll(C libc) {
        int descriptor = libc.epoll_create1(0);
        if (descriptor < 0) {
            return Diagnosis.ill(
                    "epoll",
                    "epoll_create1(0) = " + descriptor,
                    "Something forbids it: a sandbox, or no free descriptors (ulimit -n).");
        }
        libc.close(descriptor);
        return Diagnosis.well("epoll", "epoll_create1(0) = " + descriptor);
    }
}
