package workbook.compile;

import workbook.course.KnownProblem;

/** Makes sure that this Java has a compiler before anything of that is touched. */
public final class Jdk {

    private Jdk() {}

    /** The compiler, or a message that says which Java this is and how to get another. */
    public static Javac compiler() {
        if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
            throw new KnownProblem(
                    String.valueOf(System.getProperty("java.home")),
                    "this Java " + System.getProperty("java.version")
                            + " has no compiler: it is a runtime (JRE), not a JDK",
                    "Install a JDK, 17 or newer, and set JAVA_HOME to it."
                            + "\n  Debian, Ubuntu: apt install openjdk-17-jdk"
                            + "\n  Fedora: dnf install java-21-openjdk-devel"
                            + "\n  macOS: brew install openjdk"
                            + "\n  anywhere: sdk install java",
                    null);
        }
        return new Javac();
    }
}
