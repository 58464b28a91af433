package ch07triggers;

import ch05ffi.Binding;
import ch05ffi.EpollLibc;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Five replies at the worst moments: each peer ends when its bytes have been told and not yet
 * been read.
 */
final class LostReplies {

    /** Who reads them: {@link CountsEnds#readAll} or {@link OnceEach#readAll}. */
    private interface Reader {
        void readAll(EpollLibc libc, List<Fd> connections, OnceEach.Replies replies)
                throws ErrnoException;
    }

    private final EpollLibc real = Binding.load(EpollLibc.class);
    private final List<Loopback> connections = new ArrayList<>();
    private int turn = 5; // whose reply is next: the last request has the shortest delay

    private LostReplies() {}

    /** Has the same five replies read in both ways. */
    static void run(PrintStream out) throws IOException {
        out.println("every end counts");
        new LostReplies().read(CountsEnds::readAll, out);
        out.printf("%nan end counts once%n");
        new LostReplies().read(OnceEach::readAll, out);
    }

    private void read(Reader reader, PrintStream out) throws IOException {
        try {
            for (int i = 0; i < turn; i++) {
                connections.add(new Loopback(real));
            }
            List<Fd> ours = connections.stream().map(Loopback::ours).toList();
            reader.readAll(
                    staged(),
                    ours,
                    (index, bytes) -> out.printf(
                            "  request %d: %s%n",
                            index, new String(bytes, StandardCharsets.US_ASCII)));
            out.println("  finished");
        } finally {
            Collections.reverse(connections);
            for (Loopback each : connections) {
                each.close();
            }
        }
    }

    /** The library, and what the peers do around each wait. */
    private EpollLibc staged() {
        ClassLoader loader = EpollLibc.class.getClassLoader();
        return (EpollLibc) Proxy.newProxyInstance(
                loader, new Class<?>[] {EpollLibc.class}, (proxy, method, arguments) -> {
                    boolean waits = method.getName().equals("epoll_wait");
                    if (waits && turn > 0) {
                        turn--;
                        connections.get(turn).sends("hello from " + turn);
                        Object events = call(method, arguments);
                        connections.get(turn).ends();
                        return events;
                    }
                    return call(method, arguments);
                });
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
