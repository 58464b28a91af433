package ch09requests;

import ch05ffi.EpollEvents.Layout;
import ch05ffi.SysEpoll;
import ch08poll.NetLibc;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import jnr.constants.platform.Errno;
import support.Overheard;
import support.Underneath;

/**
 * The real calls, for requests: whoever asks one socket on and on between two waits is stopped. And
 * an event can come too early, while each connect is still under way, as far as one can ask.
 */
final class Asked {

    /** So often nobody asks who has understood the answer. */
    private static final int MANY = 50;

    private static final Set<String> ABOUT_ONE = Set.of("recv", "send", "getpeername");

    private record Added(int epoll, ByteBuffer event) {}

    private final Probe probe;
    private final Map<Integer, Added> added = new HashMap<>(); // to the epoll, by descriptor
    private final Map<String, Integer> vain = new HashMap<>(); // since the last wait
    private String why = "";
    private boolean early;
    private boolean underWay;
    private int errno; // of an answer that was made up; 0 if the last was the kernel's

    Asked(Probe probe) {
        this.probe = probe;
    }

    /** What a learner's code is to call. */
    NetLibc libc() {
        return (NetLibc) Proxy.newProxyInstance(
                NetLibc.class.getClassLoader(),
                new Class<?>[] {NetLibc.class},
                (proxy, method, given) -> call(method, given));
    }

    /** Lets the first events come before there is anything to tell; the next wait tells again. */
    void early() {
        early = true;
    }

    /** Why somebody was stopped. */
    String why() {
        return why;
    }

    private Object call(Method method, Object[] given) throws Throwable {
        String name = method.getName();
        if (name.equals("errno") && errno != 0) {
            return errno;
        }
        if (name.equals("epoll_wait")) {
            return await(method, given);
        }
        Object result = underWay ? notYet(method, given) : really(method, given);
        if (name.equals("epoll_ctl") && given[1].equals(SysEpoll.EPOLL_CTL_ADD)) {
            added.put((Integer) given[2], new Added((Integer) given[0], copy(given[3])));
        } else if (name.equals("close")) {
            added.remove((Integer) given[0]);
        }
        if (ABOUT_ONE.contains(name)) {
            count(name, (Integer) given[0], ((Number) result).intValue());
        }
        return result;
    }

    private Object really(Method method, Object... given) throws Throwable {
        try {
            errno = 0;
            return method.invoke(probe, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private int await(Method wait, Object[] given) throws Throwable {
        vain.clear();
        underWay = false;
        int n = (int) really(wait, given);
        if (early && n > 0) {
            early = false;
            underWay = true;
            ByteBuffer events = ((ByteBuffer) given[1]).duplicate().order(ByteOrder.nativeOrder());
            for (int i = 0; i < n; i++) {
                events.putInt(events.position() + i * Layout.here().size(), Underneath.POLLOUT);
            }
            added.forEach(this::tellAgain);
        }
        return n;
    }

    /** Changes nothing, and so the kernel looks once more what there is to tell. */
    private void tellAgain(int fd, Added added) {
        probe.epoll_ctl(added.epoll(), SysEpoll.EPOLL_CTL_MOD, fd, added.event());
    }

    private static ByteBuffer copy(Object event) {
        ByteBuffer from = ((ByteBuffer) event).duplicate();
        return ByteBuffer.allocateDirect(from.remaining()).put(from).flip();
    }

    /** What the kernel answers while a connect is under way. */
    private Object notYet(Method method, Object[] given) throws Throwable {
        switch (method.getName()) {
            case "getsockopt":
                ((ByteBuffer) given[3])
                        .duplicate()
                        .order(ByteOrder.nativeOrder())
                        .putInt(0, 0);
                errno = 0;
                return 0;
            case "getpeername":
                errno = Errno.ENOTCONN.intValue();
                return -1;
            case "send", "recv":
                errno = Errno.EAGAIN.intValue();
                return -1L;
            default:
                return really(method, given);
        }
    }

    private void count(String name, int fd, int result) {
        if (result > 0 || name.equals("getpeername") && result == 0) {
            return;
        }
        if (vain.merge(name + fd, 1, Integer::sum) > MANY) {
            why = why(name, result);
            throw new Overheard.Spin(name + " was called " + MANY + " times without a wait"
                    + " between, and its answer was always " + result);
        }
    }

    private static String why(String name, int result) {
        if (name.equals("getpeername")) {
            return "It is not connected yet, and asking makes it no quicker. Ask"
                    + " Connect.isThere once: if the answer is no, come back, and go on when the"
                    + " next event has come.";
        }
        if (name.equals("send")) {
            return result == 0
                    ? "Nothing remains of the request, and still you write. All is sent when it"
                            + " has nothing remaining: go on with READING."
                    : "There is no room now, and write says so by 0. Only the server can make"
                            + " room, and only poll waits for it: come back, and stay in SENDING.";
        }
        return result == 0
                ? "Here read gives -1: the end, and it says so each time. Tell the feed, by"
                        + " end(). Then leave the loop, if not by its exception: as soon as"
                        + " feed.isComplete(), after each piece and after the end, read no more."
                        + " If end() neither throws nor completes it, look at ReplyFeed."
                : "Nothing is there now, and read says so by 0. Only poll waits for more: come"
                        + " back, and stay in READING.";
    }
}
