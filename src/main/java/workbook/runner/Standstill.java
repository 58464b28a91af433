package workbook.runner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workbook.runner.child.Spot;
import workbook.runner.child.Stack;

/** Puts into words what a test that did not end was doing: computing, waiting, or both in a knot. */
final class Standstill {

    /** What a thread is in, by class and method, to what would end that. */
    private static final Map<Pattern, String> WAITS_FOR = waits();

    private final List<Stack> stacks;
    private final Yours yours;

    Standstill(List<Stack> stacks, Yours yours) {
        this.stacks = stacks;
        this.yours = yours;
    }

    private static Map<Pattern, String> waits() {
        return Stream.of(
                        new String[] {"accept", """
                            accept waits until somebody connects. Nobody does: is it called once \
                            too often, or on the wrong port?"""},
                        new String[] {"connect", """
                            connect waits until the other side answers. Nobody does: look at the \
                            address, and at how many may wait to be accepted there."""},
                        new String[] {"sleep", """
                            The thread sleeps, again and again or for very long. What it waits for \
                            can wake it instead."""},
                        new String[] {"Process.*waitFor|ProcessImpl", """
                            It waits for a process that does not end."""},
                        new String[] {"[rR]eceive|[rR]ead(?!Lock)|recv", """
                            A read waits until bytes come, or until the peer closes. The peer has \
                            sent all that it had and keeps the connection open: whatever says that \
                            a reply is complete is in the bytes that came already."""},
                        new String[] {"[wW]rite(?!Lock)|send", """
                            A write waits until the kernel has room. It has none, because the peer \
                            does not read: who is to read on the other side, and what does that \
                            one wait for?"""},
                        new String[] {"select|[eE][pP]oll|poll", """
                            It asks the kernel to be woken by an event that never comes. Was the \
                            descriptor registered, and for the event that you wait for?"""},
                        new String[] {"join", """
                            It waits for a thread that does not end. What does that one do?"""},
                        new String[] {"Latch|Barrier|Semaphore|Phaser|Exchanger", """
                            It waits for other threads to count or arrive, and not all of them do. \
                            One that ended early, by an exception say, never will."""},
                        new String[] {"Queue|Future|invokeA", """
                            It waits for another thread to hand something over. Does that thread \
                            still run, and does it come to where it does so, on every way?"""},
                        new String[] {"wait|park|Condition", """
                            It waits to be notified. Whoever has to do that either did it before \
                            the wait began, or never comes to it."""})
                .collect(Collectors.toMap(
                        pair -> Pattern.compile(pair[0]),
                        pair -> pair[1],
                        (a, b) -> a,
                        LinkedHashMap::new));
    }

    /** The lines to show, those of the thread that matters first. */
    List<Spot> spots() {
        return Stream.concat(Stream.of(blamed()).flatMap(Optional::stream), stacks.stream())
                .flatMap(stack -> stack.spots().stream())
                .toList();
    }

    private Optional<Stack> blamed() {
        Stream<Stack> deadlocked =
                stacks.stream().filter(each -> each.doing() == Stack.Doing.DEADLOCKED);
        Stream<Stack> learners =
                stacks.stream().filter(each -> yours.spot(each.spots()).isPresent());
        return Stream.of(deadlocked, learners, stacks.stream())
                .flatMap(each -> each)
                .findFirst();
    }

    /**
     * The failure, told.
     *
     * @param after the time that was given, and to what, such as {@code after 10 seconds the test
     *     was given up}
     */
    Telling tell(String after) {
        String end = "an end, long before that";
        return blamed().map(stack -> switch (stack.doing()) {
                    case DEADLOCKED ->
                        new Telling(
                                "a deadlock: " + after + "; " + knot(),
                                "locks that every thread takes in the same order",
                                """
                                Each of these threads has what another one waits for, so none \
                                will ever go on. Take the locks in one order everywhere, or have \
                                only one.""");
                    case RUNS ->
                        new Telling(
                                "no end: " + after + ", and " + place(stack, "computing"),
                                end,
                                """
                                The thread computed all the time, so it waits for nobody: a loop \
                                never meets the condition that ends it. What has to change for \
                                that, and who changes it?""");
                    case WAITS ->
                        new Telling(
                                "no end: " + after + ", and " + place(stack, "waiting"),
                                end,
                                why(stack));
                })
                .orElse(new Telling("no end: " + after, end, """
                        Either a loop never meets the condition that ends it, or the code waits \
                        for something that never comes: bytes from a peer that has nothing more \
                        to say, a lock, a latch."""));
    }

    private String place(Stack stack, String doing) {
        Optional<Spot> spot = yours.spot(stack.spots());
        if (spot.isEmpty()) {
            return "the test itself was " + doing + in(stack.called())
                    + ": none of your code was running any more";
        }
        return "it was " + doing + in(called(stack, spot.get())) + ", called from "
                + spot.get().file() + ":" + spot.get().line();
    }

    private static String in(String method) {
        return method.isEmpty() ? "" : " in " + method;
    }

    /** What the learner's line called: the JDK's method, or one of the test's. */
    private static String called(Stack stack, Spot line) {
        int at = stack.spots().indexOf(line);
        if (at <= 0) {
            return stack.called();
        }
        Spot above = stack.spots().get(at - 1);
        return above.type().replaceAll("^.*[.$]", "") + "." + above.method();
    }

    private String why(Stack stack) {
        if (!stack.lock().isEmpty() && stack.lock().contains(" that the thread ")) {
            return "It waits for a lock: the " + stack.lock() + ". What keeps that thread from"
                    + " giving it back?";
        }
        String all = stack.called() + " " + stack.top();
        return WAITS_FOR.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(all).find())
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse("The thread did nothing but wait, for something that never comes.");
    }

    private String knot() {
        return stacks.stream()
                .filter(each -> each.doing() == Stack.Doing.DEADLOCKED)
                .map(each -> "the thread \"" + each.thread() + "\" waits" + at(each) + " for the "
                        + each.lock())
                .collect(Collectors.joining(", "));
    }

    private String at(Stack stack) {
        return yours.spot(stack.spots())
                .map(spot -> " at " + spot.file() + ":" + spot.line())
                .orElse("");
    }
}
