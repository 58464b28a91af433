package ch09requests;

import ch05ffi.Binding;

import ch08poll.NetLibc;

import java.util.List;
import java.util.stream.IntStream;

/** Chapter 9's programs: the five requests on the queue, and what can come in between. */
public final class Main {

    private static final List<Integer> DELAYS = List.of(500, 400, 300, 200, 100);
    private static final int MANY = 1000;

    private Main() {}

    /** Runs the five requests, or what one of the words asks for. */
    public static void main(String[] args) throws Exception {
        switch (String.join(" ", args)) {
            case "" -> five(onOurs());
            case "nio" -> five(OnNio::fetchAll);
            case "many" -> many();
            case "trace" -> Traced.two(System.out);
            case "refused" -> Traced.refused(System.out);
            case "names" -> Names.run(System.out);
            default -> {
                System.err.println("ch09 knows five words: nio, many, trace, refused, names."
                        + " Without one: five requests on your queue.");
                System.exit(2);
            }
        }
    }

    private static AtOnce.Way onOurs() {
        NetLibc libc = Binding.load(NetLibc.class);
        return (server, paths, replies) -> Requests.fetchAll(libc, server, paths, replies);
    }

    /** Asks for the slowest reply first, as chapter 1 did. */
    private static void five(AtOnce.Way way) throws Exception {
        AtOnce.fetch(way, List.of(0)); // loads classes
        AtOnce.fetch(way, DELAYS).print(System.out);
    }

    /** A thousand, each with a delay of its own: 1 ms, 2 ms, up to a second. */
    private static void many() throws Exception {
        AtOnce.Way way = onOurs();
        AtOnce.fetch(way, List.of(0)); // loads classes
        List<Integer> delays =
                IntStream.rangeClosed(1, MANY).map(i -> MANY + 1 - i).boxed().toList();
        int sum = delays.stream().mapToInt(Integer::intValue).sum();
        AtOnce run = AtOnce.fetch(way, delays);
        System.out.printf("replies            %6d%n", run.told().size() - run.failed());
        System.out.printf("failures           %6d%n", run.failed());
        System.out.printf("on a processor     %6d ms%n", run.worked());
        System.out.printf("the longest delay  %6d ms%n", MANY);
        System.out.printf("in all             %6d ms%n", run.timeline().end());
        System.out.printf("one after another  %6d ms%n", sum);
    }
}
