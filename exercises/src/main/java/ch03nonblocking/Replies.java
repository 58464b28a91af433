package ch03nonblocking;

import ch01blocking.Reply;

import java.io.IOException;

/** Who is told how each request has ended, as soon as it has. */
public interface Replies {

    /** The reply to the request of this number, counted from 0, is there. */
    void reply(int index, Reply reply);

    /** There will be no reply to the request of this number. */
    void failure(int index, IOException reason);
}
