package workbook.runner.child;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Connects, warms up until there is a job, runs it, and halts. */
public final class Child implements Runnable {

    private final WarmingUp warmingUp = new WarmingUp();
    private final Watch watch = new Watch();

    /** Found as a service of its module: nobody needs to be let in for that. */
    public Child() {}

    /**
     * Reads the nonce and the address from standard input, where the learner's code, which is not
     * loaded yet, can never find them.
     */
    @Override
    public void run() {
        try {
            String nonce = line(System.in);
            String address = line(System.in);
            serve(Wire.connect(address, nonce));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Wire wire) throws IOException {
        wire.send(Frame.of(Frame.Kind.READY));
        warmingUp.begin(() -> wire.send(Frame.of(Frame.Kind.WARM)));
        int code = ChildMain.CHANNEL_LOST;
        try {
            for (var next = wire.receive(); next.isPresent(); next = wire.receive()) {
                obey(next.get(), wire);
            }
        } catch (ClosedByInterruptException e) {
            code = ChildMain.INTERRUPTED;
        } catch (IOException e) {
            // The same as an end of the stream: whoever asked is not there any more.
        }
        Runtime.getRuntime().halt(code);
    }

    private void obey(Frame frame, Wire wire) throws IOException {
        if (frame.kind() == Frame.Kind.JOB) {
            warmingUp.end();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> tellWhoExits(wire)));
            Job job = Job.of(frame);
            watch.start(job.testMillis());
            new Thread(() -> run(job, wire), "tests").start();
        } else if (frame.kind() == Frame.Kind.WHERE) {
            wire.send(new Frame(
                    Frame.Kind.HERE, watch.now().stream().map(Stack::field).toList()));
        }
    }

    private void run(Job job, Wire wire) {
        int code = 0;
        try {
            Witness witness = new Witness(wire, watch);
            TestJob.run(job, new Reporter(wire, witness, job.methods()));
            witness.tellAll();
            wire.send(Frame.of(Frame.Kind.DONE));
        } catch (ClosedByInterruptException e) {
            code = ChildMain.INTERRUPTED;
        } catch (Throwable e) {
            boolean memory = e instanceof OutOfMemoryError;
            code = memory ? ChildMain.OUT_OF_MEMORY : ChildMain.BROKEN;
            e.printStackTrace();
        } finally {
            // Threads that the learner's code left behind must not keep the JVM, nor must an
            // exception that cannot even be printed.
            Runtime.getRuntime().halt(code);
        }
    }

    private static void tellWhoExits(Wire wire) {
        try {
            wire.send(new Frame(Frame.Kind.EXITING, whoExits()));
        } catch (IOException e) {
            // The parent still has the exit code.
        }
    }

    private static List<String> whoExits() {
        return Thread.getAllStackTraces().values().stream()
                .filter(Child::isShuttingDown)
                .flatMap(stack -> Spot.of(stack).stream())
                .map(Spot::toString)
                .toList();
    }

    private static boolean isShuttingDown(StackTraceElement[] stack) {
        for (StackTraceElement element : stack) {
            if (element.getClassName().equals("java.lang.Shutdown")) {
                return true;
            }
        }
        return false;
    }

    /** Reads byte by byte, so that nothing beyond the line is taken. */
    private static String line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            bytes.write(b);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
