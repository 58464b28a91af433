package ch06epoll;

import ch05ffi.Binding;

import java.io.IOException;
import java.util.List;

/** Chapter 6's programs: five requests on epoll or poll, their calls, a few signals, the cost. */
public final class Main {

    private static final List<Integer> DELAYS = List.of(500, 400, 300, 200, 100);

    private Main() {}

    /** Runs the five requests, or what one of the words asks for. */
    public static void main(String[] args) throws Exception {
        switch (String.join(" ", args)) {
            case "" -> show(FiveOnEpoll::fetchAll);
            case "poll" -> show(FiveOnPoll::fetchAll);
            case "trace" -> Traced.run(System.out);
            case "signals" -> Tapped.run(System.out);
            case "cost" -> Cost.run(System.out);
            default -> {
                System.err.println("ch06 knows four words: poll, trace, signals, cost."
                        + " Without one: five requests on an epoll.");
                System.exit(2);
            }
        }
    }

    /** Asks for the slowest reply first, as chapter 1 did. */
    private static void show(Five.Way way) throws IOException {
        PollLibc libc = Binding.load(PollLibc.class);
        Five.fetch(way, libc, List.of(0)); // loads classes
        Five run = Five.fetch(way, libc, DELAYS);
        run.told().forEach(System.out::println);
        System.out.printf("%n%s%n", run.timeline().draw());
        System.out.printf("on a processor  %4d ms%n", run.worked());
        System.out.printf("in all          %4d ms%n", run.timeline().end());
    }
}
