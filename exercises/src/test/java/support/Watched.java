package support;

/** The thread that runs the learner's code, seen from outside: does it wait for us? */
final class Watched {

    private final Thread thread;
    private final int port;

    /** Watches what this thread does with connections to that port. */
    Watched(Thread thread, int port) {
        this.thread = thread;
        this.port = port;
    }

    /** Whether it is in a read, and has read everything that was sent to it. */
    boolean waitsInRead() {
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
