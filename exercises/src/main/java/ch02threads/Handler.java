package ch02threads;

import java.io.IOException;
import java.net.Socket;

/** What a server does with one connection. */
@FunctionalInterface
public interface Handler {

    /** Talks until it is done. Whoever called it closes the socket. */
    void serve(Socket socket) throws IOException;
}
