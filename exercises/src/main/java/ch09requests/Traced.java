package ch09requests;

import ch01blocking.Reply;

import ch03nonblocking.Replies;

import ch05ffi.Binding;
import ch05ffi.Recording;

import ch08poll.NetLibc;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Runs requests with somebody in between who writes each call of the system down. */
final class Traced {

    private Traced() {}

    /** Prints the calls of two requests. */
    static void two(PrintStream out) throws Exception {
        Recording<NetLibc> recording = recording();
        AtOnce.fetch(
                (server, paths, replies) ->
                        Requests.fetchAll(recording.libc(), server, paths, replies),
                List.of(200, 100));
        print(recording, out);
    }

    /** Prints the calls of a request that nobody takes, and what is told of it. */
    static void refused(PrintStream out) throws IOException {
        Recording<NetLibc> recording = recording();
        Requests.fetchAll(recording.libc(), nobody(), List.of("/0/hello"), new Replies() {
            @Override
            public void reply(int index, Reply reply) {
                out.println("a reply: " + reply.text());
            }

            @Override
            public void failure(int index, IOException reason) {
                out.println(reason.getMessage().replace(". ", ".\n"));
            }
        });
        out.println();
        print(recording, out);
    }

    /** An address where somebody has listened, and does not any more. */
    static InetSocketAddress nobody() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(closed.getInetAddress(), closed.getLocalPort());
        }
    }

    private static Recording<NetLibc> recording() {
        return Recording.of(NetLibc.class, Binding.load(NetLibc.class));
    }

    private static void print(Recording<NetLibc> recording, PrintStream out) {
        recording.lines().forEach(line -> out.println(shorter(line)));
    }

    /** As short as a line of the book. An address is long, and each time the same. */
    private static String shorter(String line) {
        return line.replaceFirst("\\{sa_family.*?}", "{127.0.0.1}")
                .replace("|SOCK_CLOEXEC|SOCK_NONBLOCK", "|...")
                .replaceFirst("(?<=\"[^\"]{20})[^\"]*\"(\\.\\.\\.)?", "\"...")
                .replaceFirst(" \\([A-Z][a-z ]+\\)$", "")
                .replaceFirst(" (?=\\[?\\{EPOLL)", "\n    ");
    }
}
