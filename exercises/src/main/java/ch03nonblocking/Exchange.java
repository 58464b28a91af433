package ch03nonblocking;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.ByteChannel;

/**
 * One request and its reply, both of them half done most of the time.
 *
 * @param index the number of the request, counted from 0
 * @param channel its connection, which never waits
 * @param request what is still to be sent
 * @param received what of the reply has come so far
 */
record Exchange(
        int index, // of the path it asks for
        ByteChannel channel,
        Outgoing request,
        ByteArrayOutputStream received) {
    /** One that begins now. */
    static Exchange of(int index, ByteChannel channel, byte[] request) {
        Outgoing outgoing = new Outgoing();
        outgoing.add(request);
        return new Exchange(index, channel, outgoing, new ByteArrayOutputStream());
    }

    /** Closes the connection. It has no more to say, so nothing is lost if that fails. */
    void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            // There is nobody to tell, and nothing to mend.
        }
    }
}
