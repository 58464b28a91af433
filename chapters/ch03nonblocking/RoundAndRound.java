package ch03nonblocking;

// tag::solution-round-and-round-imports[]
import ch01blocking.ReplyParser;
import ch01blocking.Request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
// end::solution-round-and-round-imports[]
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
// tag::solution-round-and-round-imports-more[]
import java.util.ArrayList;
import java.util.Iterator;
// end::solution-round-and-round-imports-more[]
import java.util.List;

/** Many requests on one thread: asks each connection in turn, round and round. */
public final class RoundAndRound {

    private final Dial dial;
    private final Idle idle;
    /** One for all: it is empty between two questions. */
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    /**
     * One that may fetch many times, on one thread at a time.
     *
     * @param dial opens a connection for each request
     * @param idle called after each whole round that brought nothing, and only then
     */
    public RoundAndRound(Dial dial, Idle idle) {
        this.dial = dial;
        this.idle = idle;
    }

    // tag::signature[]
    /**
     * Sends all requests, and hands over each reply as soon as it is complete. One
     * that fails is told of, and keeps none of the others from its reply. When this
     * method is left, in whatever way, every connection is closed.
     *
     * @throws InterruptedException if {@code idle} is interrupted
     */
    public void fetchAll(InetSocketAddress server, List<String> paths, Replies replies)
            throws InterruptedException {
        // end::signature[]
        //? Connect once for each path. Then go round and round, as long as a reply is
        //? missing: in each turn, flush what is left of the request, and ask once.
        //? After a round that brought nothing, call idle.nothingCame().
        // tag::solution-round-and-round[]
        List<Exchange> open = new ArrayList<>();
        try {
            for (int i = 0; i < paths.size(); i++) {
                begin(server, i, paths.get(i), open, replies);
            }
            while (!open.isEmpty()) {
                if (!round(open, replies)) {
                    idle.nothingCame();
                }
            }
        } finally {
            open.forEach(Exchange::close);
        }
        // end::solution-round-and-round[]
    }

    // tag::solution-round-and-round-methods[]
    private void begin(
            InetSocketAddress server,
            int index,
            String path,
            List<Exchange> open,
            Replies replies) {
        try {
            String host = server.getHostString() + ":" + server.getPort();
            byte[] request = Request.requestFor(path, host);
            open.add(Exchange.of(index, dial.connect(server), request));
        } catch (IOException refused) {
            replies.failure(index, refused);
        }
    }

    /** Asks everybody once. True if that brought anything. */
    private boolean round(List<Exchange> open, Replies replies) {
        boolean something = false;
        for (Iterator<Exchange> all = open.iterator(); all.hasNext(); ) {
            Answer.Kind answer = turn(all.next(), replies);
            something |= answer != Answer.Kind.WOULD_BLOCK;
            if (answer == Answer.Kind.END) {
                all.remove();
            }
        }
        return something;
    }

    /** One question to one connection. A failure is an end, too. */
    private Answer.Kind turn(Exchange exchange, Replies replies) {
        try {
            exchange.request().flush(exchange.channel());
            Answer answer = Asking.take(exchange.channel(), buffer, exchange.received());
            if (answer.kind() == Answer.Kind.END) {
                exchange.close();
                byte[] all = exchange.received().toByteArray();
                replies.reply(exchange.index(), ReplyParser.parse(new ByteArrayInputStream(all)));
            }
            return answer.kind();
        } catch (IOException broken) {
            exchange.close();
            replies.failure(exchange.index(), broken);
            return Answer.Kind.END;
        }
    }
    // end::solution-round-and-round-methods[]
}
