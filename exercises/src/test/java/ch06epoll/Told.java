package ch06epoll;

import ch01blocking.Reply;

import ch03nonblocking.Replies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Notes what a learner's code tells about its requests, in which order. For one thread. */
final class Told implements Replies {

    /** One thing that was told: a text or, if it is null, a problem. Early: before its end came. */
    record Event(int index, String text, IOException problem, boolean early) {

        @Override
        public String toString() {
            return "#" + index + (text == null ? " failed" : "");
        }
    }

    private final List<Event> events = new ArrayList<>();
    private final IntPredicate over;
    private RuntimeException thrown;

    /** Tells apart the requests that may be over by now. */
    Told(IntPredicate over) {
        this.over = over;
    }

    /** Lets the first reply that is told be answered with this. */
    void throwing(RuntimeException planned) {
        thrown = planned;
    }

    @Override
    public void reply(int index, Reply reply) {
        events.add(new Event(index, String.valueOf(reply.text()), null, !over.test(index)));
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public void failure(int index, IOException reason) {
        events.add(new Event(index, null, reason, !over.test(index)));
    }

    /** Everything that was told so far. */
    List<Event> events() {
        return events;
    }

    /** Likewise, about this request. */
    List<Event> events(int index) {
        return events.stream().filter(event -> event.index() == index).toList();
    }
}
