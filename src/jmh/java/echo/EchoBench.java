package echo;

import ch05ffi.Binding;

import ch08poll.NetLibc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where {@code src/jmh/echo} begins: asks each server in turn, and prints what a message costs. */
public final class EchoBench {

    private static final long WARM_UP = 6_000_000_000L; // nanoseconds
    private static final long ROUND = 1_000_000_000L;
    private static final int IDLE = 10_000;

    private final NetLibc libc = Binding.load(NetLibc.class);
    private final List<Server> servers;
    private final int rounds;

    private EchoBench(List<Server> servers, int rounds) {
        this.servers = servers;
        this.rounds = rounds;
    }

    /** Takes the number of rounds, and the servers as {@code name=command}. */
    public static void main(String[] args) throws IOException {
        List<Server> servers = new ArrayList<>();
        try {
            for (String one : List.of(args).subList(1, args.length)) {
                String[] named = one.split("=", 2);
                servers.add(Server.start(named[0], List.of(named[1].split(" "))));
            }
            EchoBench bench = new EchoBench(servers, Integer.parseInt(args[0]));
            bench.warmUp();
            bench.busy(64, 0);
            bench.busy(512, 0);
            bench.busy(64, IDLE);
            bench.busy(512, IDLE);
        } finally {
            servers.forEach(Server::close);
        }
    }

    private void warmUp() throws IOException {
        for (Server server : servers) {
            try (Clients clients = new Clients(libc, server.address(), 64)) {
                clients.exchange(WARM_UP);
            }
        }
    }

    /** One table: some busy connections; beside them idle ones, or none. */
    private void busy(int count, int idle) throws IOException {
        System.out.printf(
                "%n%d busy connections%s, %d rounds%n",
                count, idle == 0 ? "" : ", and " + idle + " idle ones beside them", rounds);
        List<Contender> contenders = new ArrayList<>();
        for (Server server : servers) {
            contenders.add(new Contender(libc, server, count));
        }
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < contenders.size(); turn++) {
                // Nobody is always the first after the same other one.
                contenders.get((turn + round) % contenders.size()).sample(ROUND, idle);
            }
        }
        for (Contender done : contenders) {
            done.close();
        }
        print(contenders, idle > 0);
    }

    private static void print(List<Contender> contenders, boolean idle) {
        Contender ours = contenders.get(0);
        row("", "ns a message", "ours / this", idle ? "with idle / without" : "");
        for (Contender one : contenders) {
            Spread nanos = Spread.of(one.nanos(idle));
            row(
                    one.name(),
                    String.format(
                            "%.0f (%.0f to %.0f)", nanos.median(), nanos.least(), nanos.most()),
                    Spread.ofRatios(ours.nanos(idle), one.nanos(idle)).toString(),
                    idle ? Spread.ofRatios(one.nanos(true), one.nanos(false)).toString() : "");
        }
    }

    private static void row(String name, String nanos, String ours, String idle) {
        String row = String.format("%-6s %20s %20s %20s", name, nanos, ours, idle);
        System.out.println(row.stripTrailing());
    }
}
