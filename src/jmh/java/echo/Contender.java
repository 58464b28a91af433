package echo;

import ch08poll.NetLibc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A server, its busy clients, and what was measured of the two. */
final class Contender implements AutoCloseable {

    private final NetLibc libc;
    private final Server server;
    private final Clients clients;
    private final List<Double> alone = new ArrayList<>(); // nanoseconds a message, by round
    private final List<Double> beside = new ArrayList<>(); // the same, beside idle connections

    Contender(NetLibc libc, Server server, int busy) throws IOException {
        this.libc = libc;
        this.server = server;
        this.clients = new Clients(libc, server.address(), busy);
    }

    String name() {
        return server.name();
    }

    /** What each message has cost, by round; beside idle connections, or without any. */
    List<Double> nanos(boolean idle) {
        return idle ? beside : alone;
    }

    /** One round of so many nanoseconds; if there are to be idle connections, one more. */
    void sample(long nanos, int idle) throws IOException {
        alone.add(nanosPerMessage(nanos));
        if (idle == 0) {
            return;
        }
        Idle connections = new Idle(libc, server.address(), idle);
        try {
            beside.add(nanosPerMessage(nanos));
        } finally {
            connections.close();
        }
    }

    private double nanosPerMessage(long nanos) throws IOException {
        long before = server.cpuNanos();
        long messages = clients.exchange(nanos);
        return (server.cpuNanos() - before) / (double) messages;
    }

    @Override
    public void close() throws IOException {
        clients.close();
    }
}
