package ch03nonblocking;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ByteChannel;

/** Opens connections that never wait, as {@code Asking::connect} does. Tests hand in others. */
@FunctionalInterface
public interface Dial {

    /** A connection to this server; whoever dials closes it. */
    ByteChannel connect(InetSocketAddress server) throws IOException;
}
