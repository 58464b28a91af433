package ch09requests;

import ch08poll.NetLibc;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import support.FarSide;
import support.KernelTime;

/** What a server does in more than one step. */
final class Scripts {

    private static final long MILLI = 1_000_000;

    private final KernelTime<NetLibc> time;
    private final FarSide server;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    Scripts(KernelTime<NetLibc> time, FarSide server) {
        this.time = time;
        this.server = server;
    }

    /** All have begun and sent their request; the last is answered first, and one each millisecond. */
    void inReverse(RequestsLessons lessons, List<String> paths, List<String> texts) {
        for (int i = 0; i < paths.size(); i++) {
            int index = i;
            time.at((paths.size() - i) * MILLI, () -> {
                lessons.judgeBegun(index);
                String request = new String(server.heard(index), StandardCharsets.UTF_8);
                lessons.judgeHeard(index, request, paths.get(index));
                server.replies(index, texts.get(index));
            });
        }
    }

    /** One piece for the first request each millisecond, and no end. */
    void inPieces(byte[]... pieces) {
        for (int i = 0; i < pieces.length; i++) {
            byte[] piece = pieces[i];
            time.at((i + 1) * MILLI, () -> server.says(0, piece));
        }
    }

    /** Hears all there is, and answers when that ends with a blank line; or listens on. */
    void listen(String text) throws IOException {
        byte[] more = server.heard(0);
        heard.writeBytes(more);
        byte[] all = heard.toByteArray();
        if (all.length > 4 && all[all.length - 1] == '\n' && all[all.length - 3] == '\n') {
            server.replies(0, text);
        } else if (more.length > 0) {
            server.awaitRoom(0);
            time.at(time.passed() + MILLI, () -> listen(text));
        }
    }

    /** What has been listened to so far. */
    String heard() {
        return heard.toString(StandardCharsets.US_ASCII);
    }
}
