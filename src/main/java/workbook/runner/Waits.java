package workbook.runner;

import java.util.List;
import java.util.regex.Pattern;

/** What a thread waits for, told by the method that it waits in. */
final class Waits {

    private record Wait(Pattern in, String why) {}

    private static final List<Wait> KNOWN = List.of(
            in("System.exit|Runtime.exit|java.lang.Shutdown", """
                            System.exit runs the shutdown hooks first, and one of them does not \
                            come to its end. A method that returns needs no exit at all."""),
            in("accept", """
                            accept waits until somebody connects. Nobody does: is it called once \
                            too often, or on the wrong port?"""),
            in("connect", """
                            connect waits until the other side answers. Nobody does: look at the \
                            address, and at how many may wait to be accepted there."""),
            in("sleep", """
                            The thread sleeps, again and again or for very long. What it waits for \
                            can wake it instead."""),
            in("Process.*waitFor|ProcessImpl", """
                            It waits for a process that does not end."""),
            in("[rR]eceive|(?<!Th)[rR]ead(?!Lock)|recv", """
                            A read waits until bytes come, or until the peer closes. The peer has \
                            sent all that it had and keeps the connection open: whatever says that \
                            a reply is complete is in the bytes that came already."""),
            in("[wW]rite(?!Lock)|send", """
                            A write waits until the kernel has room. It has none, because the peer \
                            does not read: who is to read on the other side, and what does that \
                            one wait for?"""),
            in("select|[eE][pP]oll|(?<!Queue\\.)poll", """
                            It asks the kernel to be woken by an event that never comes. Was the \
                            descriptor registered, and for the event that you wait for?"""),
            in("join", """
                            It waits for a thread that does not end. What does that one do?"""),
            in("Latch|Barrier|Semaphore|Phaser|Exchanger", """
                            It waits for other threads to count or arrive, and not all of them do. \
                            One that ended early, by an exception say, never will."""),
            in("Queue|Future|invokeA", """
                            It waits for another thread to hand something over. Does that thread \
                            still run, and does it come to where it does so, on every way?"""),
            in("wait|park|Condition", """
                            It waits to be notified. Whoever has to do that either did it before \
                            the wait began, or never comes to it."""));

    private Waits() {}

    private static Wait in(String method, String why) {
        return new Wait(Pattern.compile(method), why);
    }

    /** Why a wait in these methods may never end. */
    static String why(String methods) {
        return KNOWN.stream()
                .filter(wait -> wait.in().matcher(methods).find())
                .findFirst()
                .map(Wait::why)
                .orElse("The thread did nothing but wait, for something that never comes.");
    }
}
