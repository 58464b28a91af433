package workbook.runner.child;

import java.io.IOException;

/** Starts a test JVM: everything that knows the secret is loaded where nobody can look. */
public final class ChildMain {

    /** The exit code when there was not memory enough to go on with the tests. */
    public static final int OUT_OF_MEMORY = 95;

    /** The exit code when a thread that speaks to the parent was interrupted. */
    public static final int INTERRUPTED = 96;

    /** The exit code when the channel to the parent is gone. */
    public static final int CHANNEL_LOST = 97;

    /** The exit code when JUnit could not be started on the job. */
    public static final int BROKEN = 98;

    private ChildMain() {}

    /** Takes no arguments: the nonce and the address come on standard input. */
    public static void main(String[] args) throws IOException {
        Enclosure.child().run();
    }
}
