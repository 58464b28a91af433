package ch09requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch01blocking.DelayServer;
import ch01blocking.Reply;
import ch03nonblocking.Replies;
import ch05ffi.Binding;
import ch08poll.NetLibc;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The main program does the same on our queue, on java.nio and on Netty. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 1, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.MINUTES)
class SameProgramTest {

    static Stream<Arguments> ways() {
        AtOnce.Way ours = (server, paths, replies) ->
                Requests.fetchAll(Binding.load(NetLibc.class), server, paths, replies);
        AtOnce.Way nio = OnNio::fetchAll;
        AtOnce.Way netty = NettyRequests::fetchAll;
        return Stream.of(
                Arguments.of("our queue", ours),
                Arguments.of("java.nio", nio),
                Arguments.of("Netty", netty));
    }

    /** Each delay is over only when the reply to the next path has been told. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    @DisplayName("the last that was asked may be the first to answer")
    void repliesComeInTheOrderOfTheirDelays(String name, AtOnce.Way way) throws Exception {
        Map<Long, CountDownLatch> told = new TreeMap<>();
        for (long delay = 0; delay < 5; delay++) {
            told.put(delay, new CountDownLatch(1));
        }
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (DelayServer server = DelayServer.start(
                0,
                line -> {},
                delay -> {
                    if (delay > 0) {
                        told.get(delay - 1).await();
                    }
                },
                Duration.ofMinutes(1))) {
            List<String> paths = List.of("/4/four", "/3/three", "/2/two", "/1/one", "/0/none");
            way.fetchAll(server.address(), paths, new Replies() {
                @Override
                public void reply(int index, Reply reply) {
                    order.add(reply.status() + " " + reply.text());
                    told.get(4L - index).countDown();
                }

                @Override
                public void failure(int index, IOException reason) {
                    order.add(reason.toString());
                    told.get(4L - index).countDown();
                }
            });
        }
        assertEquals(List.of("200 none", "200 one", "200 two", "200 three", "200 four"), order);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    @DisplayName("where nobody listens each request fails, once, and says why")
    void whereNobodyListens(String name, AtOnce.Way way) throws Exception {
        InetSocketAddress nobody = Traced.nobody();
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        way.fetchAll(nobody, List.of("/0/a", "/0/b"), new Replies() {
            @Override
            public void reply(int index, Reply reply) {
                told.add("a reply");
            }

            @Override
            public void failure(int index, IOException reason) {
                told.add(String.valueOf(reason.getMessage()));
            }
        });
        assertEquals(2, told.size(), told::toString);
        for (String reason : told) {
            assertTrue(reason.contains("Connection refused"), reason);
        }
    }
}
