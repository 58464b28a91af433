package ch05ffi;

/** Chapter 5's programs: first calls of the C library, and what one gets wrong about them. */
public final class Main {

    private Main() {}

    /** Runs the first call, or what one of the words asks for. */
    public static void main(String[] args) throws Exception {
        switch (String.join(" ", args)) {
            case "", "getpid" -> FirstCall.run(System.out);
            case "errno" -> TooLate.run(System.out);
            case "numbers" -> Numbers.run(System.out);
            case "bits" -> Bits.run(System.out);
            case "talk" -> Talk.run(System.out);
            case "garbage" -> Garbage.run(System.out);
            case "missing" -> Missing.run(System.out);
            default -> {
                System.err.println("ch05 knows these words: getpid, errno, numbers, bits, talk,"
                        + " garbage, missing. Without one: getpid.");
                System.exit(2);
            }
        }
    }
}
