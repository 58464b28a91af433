package ch06epoll;

import java.io.PrintStream;

/** Two requests on an epoll, and each call that they make. */
final class Traced {
    private Traced() {}
    static void run(PrintStream out) {
        out.println("no Recording yet");
    }
}
