package ch10waker;

import ch08poll.Event;
import ch08poll.Events;
import ch08poll.Poll;

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;

/** A loop with a flag, and with four faults, for the book to show: do not use it. */
final class Careless {

    private final Poll poll;
    private final Handover handover;
    private final Loop.Handler handler;
    private final Events events = new Events(64);

    Careless(Poll poll, Handover handover, Loop.Handler handler) {
        this.poll = poll;
        this.handover = handover;
        this.handler = handler;
    }

    // tag::loop[]
    private boolean closed;

    void run() throws IOException {
        while (!closed) {
            poll.poll(events);
            for (Event event : events) {
                handler.handle(event);
            }
            handover.run();
        }
    }

    void close() {
        closed = true;
    }
    // end::loop[]

    // tag::execute[]
    void execute(Runnable task) throws IOException {
        if (closed) {
            throw new RejectedExecutionException(); // <1>
        }
        handover.add(task); // <2>
    }
    // end::execute[]
}
