package ch01blocking;

import java.nio.charset.StandardCharsets;

/** A stack trace that was made up. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        Thread thread = new Thread(Request::odd, "odd");
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }

        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void odd() {
        RuntimeException odd = new RuntimeException("odd");
        String file = "pass\u0000wd\t5\n";
        odd.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("learner", null, null, "../../etc.X", "m\tn", file, 5)
        });
        throw odd;
    }
}
