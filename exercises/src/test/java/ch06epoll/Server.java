package ch06epoll;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The other side of a learner's requests. It has no thread: who plays it, says when. */
final class Server implements AutoCloseable {

    private static final int SURE = 5_000; // milliseconds for what is sure to come
    private static final int ROOM = 200_000; // so that no write has to wait for the reader

    private final ServerSocket listener =
            new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final Map<Integer, Socket> lines = new HashMap<>(); // by index of their path

    Server() throws IOException {}

    int port() {
        return listener.getLocalPort();
    }

    /** Takes so many connections, each of which asks for one of the paths. */
    void acceptAll(int count, List<String> paths) throws IOException {
        listener.setSoTimeout(SURE);
        for (int i = 0; i < count; i++) {
            Socket socket = listener.accept();
            socket.setSoTimeout(SURE);
            socket.setSendBufferSize(ROOM);
            lines.put(paths.indexOf(path(socket)), socket);
        }
    }

    private static String path(Socket socket) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int one = 0;
        while (one != -1 && !head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            one = socket.getInputStream().read();
            head.write(one);
        }
        String[] parts = head.toString(StandardCharsets.ISO_8859_1).split(" ", 3);
        return parts.length < 2 ? "" : parts[1];
    }

    /** Sends bytes to whoever asked for the path of this index. */
    void send(int index, byte[] bytes) throws IOException {
        lines.get(index).getOutputStream().write(bytes);
    }

    /** Says that nothing more will come. */
    void end(int index) throws IOException {
        lines.get(index).shutdownOutput();
    }

    /** Breaks the connection off. */
    void reset(int index) throws IOException {
        lines.get(index).setSoLinger(true, 0);
        lines.get(index).close();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket line : lines.values()) {
            line.close();
        }
    }
}
