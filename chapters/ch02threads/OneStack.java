package ch02threads;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Phaser;

/** Looks at the stack of one thread, page by page: which are there, which only promised. */
final class OneStack {

    private static final Path SELF = Path.of("/proc/self");
    private static final String NAME = "looked-at"; // the kernel keeps 15 characters
    private static final int PAGE = 4096;
    private static final int PAGES_PER_MARK = 4;
    private static final int DEPTH = 1_000;

    private final PrintStream out;
    private final Phaser step = new Phaser(2);

    private OneStack(PrintStream out) {
        this.out = out;
    }

    /** Prints three looks, or that this system does not let us look. */
    static void show(PrintStream out) {
        try {
            new OneStack(out).run();
        } catch (IOException hidden) {
            out.println("This system does not show the pages of a stack: " + hidden);
        }
    }

    /** Looks three times: before a deep call, at the bottom of it, and after it. */
    private void run() throws IOException {
        Thread thread = new Thread(this::live, NAME);
        thread.setDaemon(true);
        thread.start();
        look("it waits");
        look("it waits, " + DEPTH + " calls deep");
        look("it is back, and waits again");
        step.arriveAndDeregister();
    }

    private void live() {
        waitForALook();
        deeper(DEPTH);
        waitForALook();
    }

    private int deeper(int more) {
        if (more == 0) {
            waitForALook();
            return 0;
        }
        return deeper(more - 1) + 1;
    }

    private void waitForALook() {
        step.arriveAndAwaitAdvance(); // here I am
        step.arriveAndAwaitAdvance(); // you have looked
    }

    private void look(String when) throws IOException {
        step.arriveAndAwaitAdvance();
        Path task = task();
        while (!Files.readString(task.resolve("stat")).contains(") S ")) {
            Thread.onSpinWait();
        }
        long[] range = mapping(stackPointer(task));
        boolean[] there = pages(range[0], range[1]);
        out.println(when);
        print(there);
        step.arriveAndAwaitAdvance();
    }

    /** Where the kernel keeps what it knows of our thread. */
    private static Path task() throws IOException {
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(SELF.resolve("task"))) {
            for (Path task : tasks) {
                if (Files.readString(task.resolve("comm")).strip().equals(NAME)) {
                    return task;
                }
            }
        }
        throw new IOException("no task is called " + NAME);
    }

    /** {@code number arguments... stack-pointer program-counter}, in hexadecimal. */
    private static long stackPointer(Path task) throws IOException {
        String[] words = Files.readString(task.resolve("syscall")).strip().split(" ");
        return Long.decode(words[words.length - 2]);
    }

    /** From where to where the mapping goes that this address lies in. */
    private static long[] mapping(long address) throws IOException {
        for (String line : Files.readAllLines(SELF.resolve("maps"))) {
            String[] range = line.substring(0, line.indexOf(' ')).split("-");
            long from = Long.parseUnsignedLong(range[0], 16);
            long to = Long.parseUnsignedLong(range[1], 16);
            if (from <= address && address < to) {
                return new long[] {from, to};
            }
        }
        throw new IOException("no mapping holds " + Long.toHexString(address));
    }

    /** Eight bytes for each page, the highest bit of which says that it is in memory. */
    private static boolean[] pages(long from, long to) throws IOException {
        int count = (int) ((to - from) / PAGE);
        ByteBuffer bits = ByteBuffer.allocate(count * 8).order(ByteOrder.nativeOrder());
        try (FileChannel map = FileChannel.open(SELF.resolve("pagemap"))) {
            while (bits.hasRemaining() && map.read(bits, from / PAGE * 8 + bits.position()) > 0) {
                // The rest comes with the next read.
            }
        }
        boolean[] there = new boolean[count];
        for (int page = 0; page < count; page++) {
            there[page] = bits.getLong(page * 8) < 0;
        }
        return there;
    }

    private void print(boolean[] there) {
        StringBuilder marks = new StringBuilder();
        int touched = 0;
        for (int page = 0; page < there.length; page += PAGES_PER_MARK) {
            boolean any = false;
            for (int i = page; i < Math.min(there.length, page + PAGES_PER_MARK); i++) {
                any |= there[i];
                touched += there[i] ? 1 : 0;
            }
            marks.append(any ? '#' : ' ');
        }
        long reserved = (long) there.length * PAGE / 1024;
        out.printf("|%s|%n", marks);
        out.printf("  %d of %d kB touched%n", touched * PAGE / 1024, reserved);
    }
}
