package ch09requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch01blocking.Reply;
import ch03nonblocking.Replies;
import ch05ffi.Binding;
import ch08poll.NetLibc;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is left of many requests when the program that has asked goes down in the middle. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndedEarlyTest {

    private final NetLibc real = Binding.load(NetLibc.class);
    private final Set<Integer> open = new TreeSet<>(); // sockets, by number
    private boolean failing; // the last call was a close that has failed

    @Test
    @DisplayName("no connection, though each close reports an error")
    void nothingIsLeftOpen() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var address = (InetSocketAddress) server.getLocalSocketAddress();
            Thread first = new Thread(() -> refuse(server));
            first.setDaemon(true);
            first.start();
            List<String> paths = List.of("/a", "/b", "/c", "/d");
            IllegalStateException why = assertThrows(
                    IllegalStateException.class,
                    () -> Requests.fetchAll(libc(), address, paths, new Throwing()));
            assertEquals("enough", why.getMessage());
        }
        assertEquals(Set.of(), open);
    }

    /** Hangs up on one of them, without a word. */
    private static void refuse(ServerSocket server) {
        try {
            server.accept().close();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The library, with a close that closes and says EIO, as it may after a write was lost. */
    private NetLibc libc() {
        Class<?>[] type = {NetLibc.class};
        return (NetLibc) Proxy.newProxyInstance(
                NetLibc.class.getClassLoader(), type, (proxy, method, arguments) -> {
                    if (failing && method.getName().equals("errno")) {
                        return Errno.EIO.intValue();
                    }
                    try {
                        return seen(method.getName(), arguments, method.invoke(real, arguments));
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private Object seen(String call, Object[] arguments, Object result) {
        failing = call.equals("close") && open.remove(arguments[0]);
        if (call.equals("socket")) {
            open.add((Integer) result);
        }
        return failing ? -1 : result;
    }

    /** Goes down with the first one that fails. */
    private static final class Throwing implements Replies {

        @Override
        public void reply(int index, Reply reply) {}

        @Override
        public void failure(int index, IOException reason) {
            throw new IllegalStateException("enough");
        }
    }
}
