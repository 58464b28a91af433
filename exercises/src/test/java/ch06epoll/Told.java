package ch06epoll;

import ch01blocking.Reply;

import ch03nonblocking.Replies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Notes what a learner's code tells about its requests, in which order. For one thread. */
final class Told implements Replies {

    /** One thing that was told: a text or, if it is null, a problem. */
    record Event(int index, String text, IOException problem) {

        @Override
        public String toString() {
            return "#" + index + (text == null ? " failed" : "");
        }
    }

    private final List<Event> events = new ArrayList<>();
    private RuntimeException thrown;

    /** Lets the first reply that is told be answered with this. */
    void throwing(RuntimeException planned) {
        thrown = planned;
    }

    @Override
    public void reply(int index, Reply reply) {
        events.add(new Event(index, String.valueOf(reply.text()), null));
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public void failure(int index, IOException reason) {
        events.add(new Event(index, null, reason));
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
