package workbook.cli;

import ch01blocking.DelayServer;
import java.io.IOException;
import java.net.BindException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code delay-server}: answers as late as it is asked to, until it is stopped. */
@Command(
        name = "delay-server",
        description =
                "Run the delay server: GET /{delay-ms}/{message} is answered that much later.")
final class DelayServerCommand extends WorkbookCommand {

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The port to listen on; any free one if you leave it out.")
    int port;

    DelayServerCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new Wrong(
                    "There is no port " + port + ".", "Ports go from 0 (any free one) to 65535.");
        }
        Consumer<String> log = session.wantsJson() ? line -> {} : this::say;
        try (DelayServer server = DelayServer.start(port, log)) {
            String url = "http://127.0.0.1:" + server.port();
            session.tell(new Text(
                    Map.of("port", server.port(), "url", url),
                    out -> out.line(url + "/{delay-ms}/{message}      Ctrl-C stops it")));
            new CountDownLatch(1).await();
            return new Text(Map.of(), out -> {});
        } catch (BindException taken) {
            throw new Wrong(
                    "Port " + port + " cannot be had: " + taken.getMessage() + ".",
                    "Somebody else may hold it. Any free one: ./workbook delay-server");
        }
    }

    private void say(String line) {
        session.around().out().println(line);
        session.around().out().flush();
    }
}
