package ch09requests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import ch01blocking.Reply;
import ch03nonblocking.Replies;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server is told of its own address: the port has to be told from the rest. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostTest {

    private static final byte[] NOTHING =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);

    /** All three programs: that on Netty, too. */
    static Stream<Arguments> ways() {
        return SameProgramTest.ways();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    @DisplayName("an IPv6 address is in brackets")
    void inBrackets(String name, AtOnce.Way way) throws Exception {
        try (ServerSocket server = listening()) {
            FutureTask<String> host = new FutureTask<>(() -> answer(server));
            Thread thread = new Thread(host, "server");
            thread.setDaemon(true);
            thread.start();
            InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
            way.fetchAll(address, List.of("/"), new Nobody());
            assertEquals("[0:0:0:0:0:0:0:1]:" + server.getLocalPort(), host.get());
        }
    }

    @Test
    @DisplayName("and without the network card that leads there")
    void withoutItsZone() throws Exception {
        byte[] local = InetAddress.getByName("fe80::1").getAddress();
        InetAddress scoped = Inet6Address.getByAddress(null, local, 7);
        assertEquals("[fe80:0:0:0:0:0:0:1]:80", Host.of(new InetSocketAddress(scoped, 80)));
    }

    private static ServerSocket listening() throws IOException {
        byte[] here = new byte[16];
        here[15] = 1; // ::1
        try {
            return new ServerSocket(0, 1, InetAddress.getByAddress(here));
        } catch (BindException none) {
            return abort("this machine has no IPv6: " + none);
        }
    }

    /** What its Host says. */
    private static String answer(ServerSocket server) throws IOException {
        try (Socket asking = server.accept()) {
            var lines =
                    new BufferedReader(new InputStreamReader(asking.getInputStream(), US_ASCII));
            String host = "";
            String line = lines.readLine();
            while (line != null && !line.isEmpty()) {
                host = line.regionMatches(true, 0, "Host: ", 0, 6) ? line.substring(6) : host;
                line = lines.readLine();
            }
            asking.getOutputStream().write(NOTHING);
            return host;
        }
    }

    /** Is told of the reply, and has no use for it. */
    private static final class Nobody implements Replies {

        @Override
        public void reply(int index, Reply reply) {}

        @Override
        public void failure(int index, IOException reason) {
            throw new AssertionError(reason);
        }
    }
}
