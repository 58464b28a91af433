package ch01blocking;

/** A method that calls itself without end. */
public final class Request {

    private Request() {}

    private static byte[] deeper(String path, String host) {
        return again(path + "", host);
    }

    private static byte[] again(String path, String host) {
        return deeper(path, host);
    }

    public static byte[] requestFor(String path, String host) {
        return deeper(path, host);
    }
}
