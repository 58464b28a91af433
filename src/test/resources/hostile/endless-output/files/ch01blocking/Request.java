package ch01blocking;

/** Output without end and without a line feed. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        byte[] zeros = new byte[100_000];
        while (true) {
            System.out.write(zeros, 0, zeros.length);
        }
    }
}
