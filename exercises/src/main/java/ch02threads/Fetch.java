package ch02threads;

import ch01blocking.Reply;

import java.io.IOException;

/** A way to get one reply, such as {@code FiveRequests.fetch}: it may wait for long. */
@FunctionalInterface
public interface Fetch {

    /** Comes back with the reply, or throws what went wrong. */
    Reply fetch(String path) throws IOException;
}
