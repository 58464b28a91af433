package ch04readiness;

import java.util.List;

/** Chapter 4's programs: five requests on one thread, steps counted, system calls shown. */
public final class Main {

    private Main() {}

    /** Runs the five requests, or what one of the words asks for. */
    public static void main(String[] args) throws Exception {
        switch (String.join(" ", args)) {
            case "" -> fiveRequests();
            case "steps" -> Steps.run(System.out);
            case "strace" -> Traced.run(System.out);
            case "two" -> FiveAtOnce.fetch(List.of(200, 100)); // what strace looks at
            default -> {
                System.err.println("ch04 knows two words: steps, strace."
                        + " Without one: five requests on one thread.");
                System.exit(2);
            }
        }
    }

    /** Asks for the slowest reply first, as chapter 1 did. */
    private static void fiveRequests() throws Exception {
        FiveAtOnce.fetch(List.of(0)); // loads classes
        FiveAtOnce run = FiveAtOnce.fetch(List.of(500, 400, 300, 200, 100));
        run.told().forEach(System.out::println);
        System.out.printf("%n%s%n", run.timeline().draw());
        System.out.printf("went to sleep   %4d times%n", run.sleeps());
        System.out.printf("on a processor  %4d ms%n", run.worked());
        System.out.printf("in all          %4d ms%n", run.timeline().end());
    }
}
