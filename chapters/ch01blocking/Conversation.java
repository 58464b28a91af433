package ch01blocking;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;

/** The delay server's side of one connection: one request, one answer, goodbye. */
final class Conversation implements Runnable {

    private final Socket socket;
    private final Consumer<DelayRequest> log;
    private final Pause pause;
    private final Duration patience;

    Conversation(Socket socket, Consumer<DelayRequest> log, Pause pause, Duration patience) {
        this.socket = socket;
        this.log = log;
        this.pause = pause;
        this.patience = patience;
    }

    @Override
    public void run() {
        try (socket) {
            socket.getOutputStream().write(answer().bytes());
            hangUp();
        } catch (IOException gone) {
            // The client went away. Nobody is left to tell.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpAnswer answer() throws IOException, InterruptedException {
        try {
            InputStream in = new DeadlineInput(socket, patience);
            DelayRequest request = DelayRequest.parse(RequestHead.lines(in));
            log.accept(request);
            pause.forMillis(request.delay());
            return new HttpAnswer(200, request.message());
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (SocketTimeoutException slow) {
            return new HttpAnswer(408, "The request took too long.\n");
        }
    }

    /**
     * Says that nothing more will come, then reads what the client still sends.
     * A close with input unread would make the kernel reset the connection: to a
     * client that still sends, that is an error instead of our answer.
     */
    private void hangUp() throws IOException {
        socket.shutdownOutput();
        InputStream rest = new DeadlineInput(socket, patience);
        byte[] ignored = new byte[4096];
        while (rest.read(ignored) != -1) {
            // Not for us: the answer is on its way.
        }
    }
}
