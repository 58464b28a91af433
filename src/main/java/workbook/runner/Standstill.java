package workbook.runner;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workbook.runner.child.Spot;
import workbook.runner.child.Stack;

/** Puts into words what a test that did not end was doing: computing, waiting, or both in a knot. */
final class Standstill {

    private final List<Stack> stacks;
    private final Yours yours;

    Standstill(List<Stack> stacks, Yours yours) {
        this.stacks = stacks;
        this.yours = yours;
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
        return blamed().map(stack -> switch (doing(stack)) {
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

    /** We read what it prints, so it never waits for long there: who prints without end, runs. */
    private static Stack.Doing doing(Stack stack) {
        boolean prints = stack.top().endsWith("FileOutputStream.writeBytes")
                && stack.called().startsWith("PrintStream.");
        return prints && stack.doing() == Stack.Doing.WAITS ? Stack.Doing.RUNS : stack.doing();
    }

    private String place(Stack stack, String doing) {
        Optional<Spot> spot = yours.spot(stack.spots());
        if (spot.isEmpty()) {
            return "the test itself was " + doing + in(stack.called())
                    + ": none of your code was running any more";
        }
        String place = spot.get().file() + ":" + spot.get().line();
        String called = called(stack, spot.get());
        return "it was " + doing + (called.isEmpty() ? " at " : " in " + called + ", called from ")
                + place;
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
        return Waits.why(stack.called() + " " + stack.top());
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
