package support;

/** The thread that runs the learner's code, seen from outside: does it wait for us? */
final class Watched {

    /** Who sleeps this long, in milliseconds, while bytes may still be on their way to it? */
    private static final int SURE = 300;

    private final Thread thread;
    private final Sleeper sleeper = Sleeper.thisThread();
    private final int port;

    /** Watches what the thread that calls this does with connections to that port. */
    Watched(int port) {
        this.thread = Thread.currentThread();
        this.port = port;
    }

    /** Whether nothing but us can make it go on: it waits in a read, or in another channel call. */
    boolean waits() {
        return waitsInRead() || sleepsInChannel();
    }

    /** In a selector, or in a write: it is of no importance there what it could have read. */
    private boolean sleepsInChannel() {
        boolean inChannel = false;
        for (StackTraceElement frame : thread.getStackTrace()) {
            inChannel |= frame.getClassName().startsWith("sun.nio.ch.");
        }
        return inChannel && sleeper.sleptMillis() > SURE;
    }

    /** Whether it is in a read, and has read everything that was sent to it. */
    private boolean waitsInRead() {
        boolean inRead = false;
        for (StackTraceElement frame : thread.getStackTrace()) {
            boolean socket =
                    frame.getClassName().matches("sun\\.nio\\.ch\\.(NioSocket|SocketChannel)Impl");
            inRead |= socket && frame.getMethodName().toLowerCase().contains("read");
        }
        return inRead && unread() == 0;
    }

    /** Where it stands. */
    StackTraceElement[] stack() {
        return thread.getStackTrace();
    }

    private long unread() {
        return Tcp.rows().stream()
                .filter(row -> row.remote() == port)
                .mapToLong(Tcp.Row::unread)
                .sum();
    }
}
