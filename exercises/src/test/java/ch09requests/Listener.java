package ch09requests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import support.FarSide;
import support.KernelTime;

/** A server that takes a long request bit by bit, and answers when it ends with a blank line. */
final class Listener implements KernelTime.Step {

    private static final long MILLI = 1_000_000;

    private final KernelTime<?> time;
    private final FarSide server;
    private final String text;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    /** Listens to the first request; its reply will be this text. */
    Listener(KernelTime<?> time, FarSide server, String text) {
        this.time = time;
        this.server = server;
        this.text = text;
    }

    @Override
    public void play() throws IOException {
        byte[] more = server.heard(0);
        heard.writeBytes(more);
        byte[] all = heard.toByteArray();
        if (all.length > 4 && all[all.length - 1] == '\n' && all[all.length - 3] == '\n') {
            server.replies(0, text);
        } else if (more.length > 0) {
            server.awaitRoom(0);
            time.at(time.passed() + MILLI, this);
        }
    }

    /** What has come so far. */
    String heard() {
        return heard.toString(StandardCharsets.US_ASCII);
    }
}
