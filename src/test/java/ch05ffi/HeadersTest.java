package ch05ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch05ffi.EpollEvents.Layout;
import jnr.constants.Constant;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Fcntl;
import jnr.constants.platform.OpenFlags;
import jnr.constants.platform.Shutdown;
import jnr.constants.platform.Sock;
import jnr.constants.platform.SocketLevel;
import jnr.constants.platform.SocketOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Our numbers, and those that a library lends us, are the numbers of the C headers. */
@Tag("starts-programs")
@EnabledOnOs(OS.LINUX)
class HeadersTest {

    private static final String HERE = "gcc";
    private static final String ARM = "aarch64-linux-gnu-gcc";

    @Test
    void constantsOfEpollAreTheHeaders() throws Exception {
        CAssertions claims = CAssertions.about("sys/epoll.h").constantsOf(SysEpoll.class);
        CAssertions.assumeThereIs(HERE, "gcc");
        assertEquals("", claims.refusedBy(HERE));
    }

    @Test
    void theStructOfEpollLiesAsWeSay() throws Exception {
        CAssertions.assumeThereIs(HERE, "gcc");
        assertEquals("", epollEvent(Layout.here()).refusedBy(HERE));
    }

    @Test
    void onAarch64TheStructOfEpollHasAHole() throws Exception {
        CAssertions.assumeThereIs(ARM, "gcc-aarch64-linux-gnu");
        assertEquals("", epollEvent(Layout.ALIGNED).refusedBy(ARM));
    }

    @Test
    void theAddressOfASocketLiesAsWeSay() throws Exception {
        CAssertions claims = CAssertions.about("netinet/in.h")
                .is("sizeof(struct sockaddr_in)", SockaddrIn.SIZE)
                .is("offsetof(struct sockaddr_in, sin_family)", 0)
                .is("sizeof(((struct sockaddr_in *) 0)->sin_family)", 2)
                .is("offsetof(struct sockaddr_in, sin_port)", 2)
                .is("offsetof(struct sockaddr_in, sin_addr)", 4);
        CAssertions.assumeThereIs(HERE, "gcc");
        assertEquals("", claims.refusedBy(HERE));
    }

    @Test
    void whatPollIsGivenLiesAsWeSay() throws Exception {
        CAssertions.assumeThereIs(HERE, "gcc");
        assertEquals("", pollFd().refusedBy(HERE));
    }

    @Test
    void constantsThatWeBorrowAreTheHeaders() throws Exception {
        CAssertions claims =
                CAssertions.about("sys/socket.h", "netinet/in.h", "fcntl.h", "errno.h");
        borrowed(claims, AddressFamily.AF_INET, Sock.SOCK_STREAM, Sock.SOCK_CLOEXEC);
        borrowed(claims, Sock.SOCK_NONBLOCK, SocketLevel.SOL_SOCKET, SocketOption.SO_ERROR);
        borrowed(claims, SocketOption.SO_REUSEADDR, SocketOption.SO_LINGER, Shutdown.SHUT_WR);
        borrowed(claims, Fcntl.F_GETFL, Fcntl.F_SETFL, OpenFlags.O_NONBLOCK);
        borrowed(claims, OpenFlags.O_CLOEXEC, Errno.EAGAIN, Errno.EINTR, Errno.EBADF);
        borrowed(claims, Errno.EEXIST, Errno.ENOENT, Errno.EPERM, Errno.EINPROGRESS);
        borrowed(claims, Errno.ECONNREFUSED, Errno.ECONNRESET, Errno.EPIPE, Errno.ENOTCONN);
        borrowed(claims, Errno.EMFILE, Errno.EADDRINUSE, Errno.EINVAL, Errno.ENOTSOCK);
        borrowed(claims, Shutdown.SHUT_RD, Shutdown.SHUT_RDWR, Fcntl.F_GETFD, Fcntl.F_SETFD);
        borrowed(claims, OpenFlags.O_RDWR, OpenFlags.O_WRONLY, OpenFlags.O_APPEND);
        CAssertions.assumeThereIs(HERE, "gcc");
        assertEquals("", claims.refusedBy(HERE));
    }

    @Test
    void aWrongNumberIsSeen() throws Exception {
        CAssertions.assumeThereIs(HERE, "gcc");
        CAssertions claims = CAssertions.about("sys/epoll.h").is("EPOLLIN", 2);
        assertTrue(claims.refusedBy(HERE).contains("static assertion failed"));
    }

    private static CAssertions epollEvent(Layout layout) {
        return CAssertions.about("sys/epoll.h")
                .is("sizeof(struct epoll_event)", layout.size())
                .is("offsetof(struct epoll_event, events)", 0)
                .is("sizeof(((struct epoll_event *) 0)->events)", 4)
                .is("offsetof(struct epoll_event, data)", layout.token())
                .is("sizeof(epoll_data_t)", 8);
    }

    /** The struct, and the flags as the recording names them. */
    private static CAssertions pollFd() {
        CAssertions claims = CAssertions.about("poll.h")
                .is("sizeof(struct pollfd)", 8)
                .is("offsetof(struct pollfd, fd)", 0)
                .is("offsetof(struct pollfd, events)", 4)
                .is("offsetof(struct pollfd, revents)", 6)
                .is("sizeof(((struct pollfd *) 0)->revents)", 2);
        int named = 0;
        for (int bit = 0; bit < Short.SIZE; bit++) {
            String name = WrittenNames.pollEvents((short) (1 << bit));
            if (name.startsWith("POLL")) {
                claims.is(name, 1 << bit);
                named++;
            }
        }
        assertEquals(7, named);
        return claims;
    }

    private static void borrowed(CAssertions claims, Constant... constants) {
        for (Constant constant : constants) {
            claims.is(constant.name(), constant.intValue());
        }
    }
}
