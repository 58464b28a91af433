package ch08poll;

import ch05ffi.Binding;

/** Chapter 8's programs: a visit, on the queue and by hand, and what the queue does for it. */
public final class Main {

    private Main() {}

    /** Makes a visit; or shows what the word asks for. */
    public static void main(String[] args) throws Exception {
        NetLibc libc = Binding.load(NetLibc.class);
        String word = String.join(" ", args);
        switch (word) {
            case "" -> Visit.run(libc, System.out);
            case "byhand" -> VisitByHand.run(libc, System.out);
            case "calls" -> Calls.run(libc, System.out);
            case "stale" -> Stale.run(libc, System.out);
            case "signal" -> ASignal.run(System.out);
            default -> {
                System.err.println("ch08 knows four words: byhand, calls, stale, signal."
                        + " Without one: a visit.");
                System.exit(2);
            }
        }
    }
}
