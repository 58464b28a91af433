package ch09requests;

import java.net.Inet6Address;
import java.net.InetSocketAddress;

/**
 * Who is asked, as the header Host says it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2">RFC 3986, section 3.2.2</a>
 */
final class Host {

    private Host() {}

    /** The address, in brackets if it has colons of its own, and the port. */
    static String of(InetSocketAddress server) {
        if (server.isUnresolved()) {
            throw new IllegalArgumentException("not resolved: " + server);
        }
        String number = server.getAddress().getHostAddress();
        if (server.getAddress() instanceof Inet6Address) {
            // Behind % is which network card of this machine leads there: nobody else's concern.
            number = "[" + number.replaceFirst("%.*", "") + "]";
        }
        return number + ":" + server.getPort();
    }
}
