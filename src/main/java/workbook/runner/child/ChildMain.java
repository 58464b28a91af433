package workbook.runner.child;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Boots, connects, warms up until there is a job, runs it, and halts. */
public final class ChildMain {

    /** The exit code when the channel to the parent is gone. */
    public static final int CHANNEL_LOST = 97;

    /** The exit code when JUnit could not be started on the job. */
    public static final int BROKEN = 98;

    private final Wire wire;
    private final WarmingUp warmingUp = new WarmingUp();

    private ChildMain(Wire wire) {
        this.wire = wire;
    }

    /**
     * Reads the nonce and the address from standard input, where the learner's code, which is not
     * loaded yet, can never find them.
     */
    public static void main(String[] args) throws IOException {
        String nonce = line(System.in);
        String address = line(System.in);
        System.setIn(InputStream.nullInputStream());
        new ChildMain(Wire.connect(address, nonce)).serve();
    }

    private void serve() throws IOException {
        wire.send(Frame.of(Frame.Kind.READY));
        warmingUp.begin(() -> wire.send(Frame.of(Frame.Kind.WARM)));
        try {
            for (var next = wire.receive(); next.isPresent(); next = wire.receive()) {
                obey(next.get());
            }
        } catch (IOException e) {
            // The same as an end of the stream: whoever asked is not there any more.
        }
        Runtime.getRuntime().halt(CHANNEL_LOST);
    }

    private void obey(Frame frame) throws IOException {
        if (frame.kind() == Frame.Kind.JOB) {
            warmingUp.end();
            Runtime.getRuntime().addShutdownHook(new Thread(this::tellWhoExits));
            Job job = Job.of(frame);
            new Thread(() -> run(job), "tests").start();
        } else if (frame.kind() == Frame.Kind.WHERE) {
            wire.send(new Frame(Frame.Kind.HERE, stacks("")));
        }
    }

    private void run(Job job) {
        int code = 0;
        try {
            TestJob.run(job, wire);
            wire.send(Frame.of(Frame.Kind.DONE));
        } catch (Throwable e) {
            code = BROKEN;
            e.printStackTrace();
        }
        // Threads that the learner's code left behind must not keep the JVM.
        Runtime.getRuntime().halt(code);
    }

    private void tellWhoExits() {
        try {
            wire.send(new Frame(Frame.Kind.EXITING, stacks("java.lang.Shutdown")));
        } catch (IOException e) {
            // The parent still has the exit code.
        }
    }

    /** The learner's frames of all threads, or of those that are in the given class. */
    private static List<String> stacks(String in) {
        List<Map.Entry<Thread, StackTraceElement[]>> threads =
                new ArrayList<>(Thread.getAllStackTraces().entrySet());
        // JUnit's own thread is the one that a test waits for; the others come after it.
        threads.sort(
                Comparator.comparing(thread -> !thread.getKey().getName().startsWith("junit")));
        List<String> spots = new ArrayList<>();
        for (var thread : threads) {
            if (in.isEmpty() || isIn(in, thread.getValue())) {
                Spot.of(thread.getValue()).forEach(spot -> spots.add(spot.toString()));
            }
        }
        return spots;
    }

    private static boolean isIn(String type, StackTraceElement[] stack) {
        for (StackTraceElement element : stack) {
            if (element.getClassName().equals(type)) {
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
