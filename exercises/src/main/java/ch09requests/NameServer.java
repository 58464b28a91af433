package ch09requests;

import ch05ffi.Binding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import jnr.constants.platform.AddressFamily;
import jnr.ffi.Pointer;

/**
 * A name server of our own, on the loopback. Every name leads to 127.0.0.1, as soon as it has leave
 * to say so. No question leaves this machine.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-4">RFC 1035, section 4</a>
 */
final class NameServer implements AutoCloseable {

    private static final int LONGEST = 512; // bytes in a question
    private static final int HEAD = 12; // bytes before the name
    private static final byte IPV4 = 1; // type A

    /** A name that is said above (at 12), type A, class IN, 0 seconds, 4 bytes: 127.0.0.1. */
    private static final byte[] LOOPBACK = {
        (byte) 0xc0, HEAD, 0, IPV4, 0, 1, 0, 0, 0, 0, 0, 4, 127, 0, 0, 1
    };

    // In a struct __res_state, in bytes, where a long has 8.
    private static final int COUNT = 16; // how many servers
    private static final int FIRST = 20; // a struct sockaddr_in: who is the first

    private final DatagramSocket socket;
    private final Runnable leave;
    private final Thread answering = new Thread(this::answer, "name server");

    private NameServer(DatagramSocket socket, Runnable leave) {
        this.socket = socket;
        this.leave = leave;
        answering.setDaemon(true);
    }

    /**
     * Starts one.
     *
     * @param leave runs when it is asked, before it answers: it may take its time
     */
    static NameServer start(Runnable leave) throws SocketException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        NameServer server = new NameServer(socket, leave);
        server.answering.start();
        return server;
    }

    /** Has the calling thread, and no other, look a name up here, with the JDK's own lookup. */
    InetAddress lookUp(String name) throws UnknownHostException {
        ResolverLibc libc = Binding.load(ResolverLibc.class);
        libc.__res_init();
        Pointer settings = libc.__res_state();
        settings.putInt(COUNT, 1);
        settings.putShort(FIRST, (short) AddressFamily.AF_INET.intValue());
        byte[] port = {(byte) (socket.getLocalPort() >> 8), (byte) socket.getLocalPort()};
        settings.put(FIRST + 2, port, 0, port.length);
        settings.put(FIRST + 4, socket.getLocalAddress().getAddress(), 0, 4);
        try {
            return InetAddress.getByName(name);
        } finally {
            libc.__res_init();
        }
    }

    private void answer() {
        try {
            while (true) {
                DatagramPacket question = new DatagramPacket(new byte[LONGEST], LONGEST);
                socket.receive(question);
                byte[] answer = answerTo(question);
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            }
        } catch (SocketException closed) {
            // The way out of receive.
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The question comes first in it. There is an address of version 4, and no other. */
    private byte[] answerTo(DatagramPacket question) {
        int asked = HEAD;
        byte[] bytes = question.getData();
        while (bytes[asked] != 0) {
            asked += bytes[asked] + 1; // a label, and its length
        }
        int end = asked + 5; // the 0, the type, the class
        boolean known = bytes[asked + 2] == IPV4;
        byte[] answer = Arrays.copyOf(bytes, known ? end + LOOPBACK.length : end);
        answer[2] |= (byte) 0x80; // this is an answer
        answer[3] = 0; // and all is well
        answer[7] = (byte) (known ? 1 : 0); // how many addresses
        answer[11] = 0; // nothing else
        if (known) {
            leave.run();
            System.arraycopy(LOOPBACK, 0, answer, end, LOOPBACK.length);
        }
        return answer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
