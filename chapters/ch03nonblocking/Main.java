package ch03nonblocking;

import java.util.List;

/** Chapter 3's programs: asking in rounds, what that costs, and what read and write answer. */
public final class Main {

    private Main() {}

    /** Runs the five requests in rounds, or one of the experiments. */
    public static void main(String[] args) throws Exception {
        switch (String.join(" ", args)) {
            case "" -> fiveRequests();
            case "reads" -> ThreeReads.run(System.out);
            case "full" -> FullBuffer.run(System.out);
            case "bill" -> Bill.run(System.out);
            default -> {
                System.err.println("ch03 knows three words: reads, full, bill."
                        + " Without one: five requests, asked in rounds.");
                System.exit(2);
            }
        }
    }

    /** Asks for the slowest reply first, as chapter 1 did. */
    private static void fiveRequests() throws Exception {
        Measured.fetch(List.of(100), 0); // loads classes
        Measured run = Measured.fetch(List.of(500, 400, 300, 200, 100), 0);
        run.replies().forEach(Main::report);
        System.out.printf("%n%s%n", run.timeline().draw());
        System.out.printf("asked           %7d times%n", run.asks());
        System.out.printf("on a processor  %7.0f ms%n", run.worked());
        System.out.printf("in all          %7d ms%n", run.timeline().end());
    }

    private static void report(Measured.Noticed one) {
        int status = one.reply().status();
        System.out.printf(
                "%4.0f ms  %d %s%n", one.noticed(), status, one.reply().text());
    }
}
