package ch09requests;

import ch01blocking.DelayServer;
import ch01blocking.Reply;
import ch01blocking.Timeline;

import ch03nonblocking.Replies;

import ch05ffi.Binding;

import ch08poll.NetLibc;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Has a name looked up, at a slow name server, while five requests are under way. */
final class Names {

    private static final int SLOW = 600; // milliseconds until the name server answers
    private static final List<String> PATHS = List.of(
            "/500/hello-500",
            "/400/hello-400",
            "/300/hello-300",
            "/200/hello-200",
            "/100/hello-100");

    private final PrintStream out;
    private final NameServer names;
    private final Executor executor;
    private final Timeline timeline = new Timeline();
    private CompletableFuture<Void> lookup = CompletableFuture.completedFuture(null);

    private Names(PrintStream out, NameServer names, Executor executor) {
        this.out = out;
        this.names = names;
        this.executor = executor;
    }

    /** Prints what is late: first with the lookup on the loop's thread, then with one beside it. */
    static void run(PrintStream out) throws Exception {
        try (NameServer names = NameServer.start(Names::takeYourTime);
                DelayServer server = DelayServer.start(0, line -> {})) {
            names.lookUp("no.example"); // loads classes, as does the next line
            AtOnce.fetch(Names::onOurs, List.of(0));
            out.println("looked up on the thread of the loop:");
            new Names(out, names, Runnable::run).fetch(server, "one.example");
            out.println("\nlooked up on another thread:");
            new Names(out, names, task -> new Thread(task, "lookup").start())
                    .fetch(server, "two.example");
        }
    }

    private static void onOurs(InetSocketAddress server, List<String> paths, Replies replies)
            throws IOException {
        Requests.fetchAll(Binding.load(NetLibc.class), server, paths, replies);
    }

    private static void takeYourTime() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SLOW));
    }

    /** Looks the name up as soon as the first reply is there. */
    private void fetch(DelayServer server, String name) throws IOException {
        onOurs(server.address(), PATHS, new Replies() {
            @Override
            public void reply(int index, Reply reply) {
                say(reply.text());
                if (index == PATHS.size() - 1) {
                    lookup = CompletableFuture.runAsync(() -> lookUp(name), executor);
                }
            }

            @Override
            public void failure(int index, IOException reason) {
                say(reason.getMessage());
            }
        });
        lookup.join();
    }

    private void lookUp(String name) {
        try {
            say(name + " is " + names.lookUp(name).getHostAddress());
        } catch (UnknownHostException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    private synchronized void say(String what) {
        out.printf("%4d ms  %s%n", timeline.now(), what);
    }
}
