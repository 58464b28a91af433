package ch04readiness;

import ch01blocking.Reply;

import ch03nonblocking.Replies;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Notes what a learner's code tells about its requests, in which order, and on which thread. */
final class Told implements Replies {

    /** One thing that was told: a text or, if it is null, a problem. */
    record Event(int index, String text, IOException problem, Thread thread) {

        @Override
        public String toString() {
            return "#" + index + (text == null ? " failed" : "");
        }
    }

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Map<Integer, CountDownLatch> latches = new ConcurrentHashMap<>();

    @Override
    public void reply(int index, Reply reply) {
        note(new Event(index, String.valueOf(reply.text()), null, Thread.currentThread()));
    }

    @Override
    public void failure(int index, IOException reason) {
        note(new Event(index, null, reason, Thread.currentThread()));
    }

    private void note(Event event) {
        events.add(event);
        about(event.index()).countDown();
    }

    /** Opens when something is told about this request. */
    CountDownLatch about(int index) {
        return latches.computeIfAbsent(index, any -> new CountDownLatch(1));
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
