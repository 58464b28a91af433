package ch01blocking;

/** A loop that catches whatever would end it. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        while (true) {
            try {
                Thread.sleep(100);
            } catch (Throwable ignored) {
                path.length();
            }
        }
    }
}
