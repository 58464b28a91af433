package echo;

import ch05ffi.Syscall;
import ch08poll.NetLibc;
import ch08poll.TcpStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import jnr.constants.platform.SocketLevel;
import jnr.constants.platform.SocketOption;

/** Connections that are there and say nothing. */
final class Idle implements AutoCloseable {

    private static final int AT_ONCE = 500; // fewer than a listener lets wait

    private final NetLibc libc;
    private final List<TcpStream> streams = new ArrayList<>();

    /** As many connections, which the server has accepted when this returns. */
    Idle(NetLibc libc, InetSocketAddress server, int count) throws IOException {
        this.libc = libc;
        while (streams.size() < count) {
            int more = Math.min(AT_ONCE, count - streams.size());
            for (int i = 0; i < more; i++) {
                streams.add(TcpStream.connect(libc, server));
            }
            // Who answers has accepted all that came before.
            try (Clients probe = new Clients(libc, server, 1)) {
                probe.exchange(0);
            }
        }
    }

    /** By a reset, or the ports would be taken for a minute. */
    @Override
    public void close() throws IOException {
        ByteBuffer linger = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        linger.putInt(0, 1); // on, for 0 seconds
        for (TcpStream stream : streams) {
            int fd = stream.fd().number();
            int level = SocketLevel.SOL_SOCKET.intValue();
            int option = SocketOption.SO_LINGER.intValue();
            Syscall.check(libc, "setsockopt", fd, libc.setsockopt(fd, level, option, linger, 8));
            stream.close();
        }
    }
}
