package workbook.pty;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import jnr.constants.platform.Errno;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Runtime;

/**
 * The side of a pseudo-terminal where a person sits: what is written here was typed, and what is
 * read here was shown.
 */
final class Pty implements AutoCloseable {

    /** As Linux numbers them on x86-64 and on aarch64. */
    private static final int O_RDWR = 2;

    private static final int O_NOCTTY = 0x100;
    private static final int O_CLOEXEC = 0x80000;
    private static final long TCGETS = 0x5401;
    private static final long TIOCSWINSZ = 0x5414;
    private static final short POLLIN = 1;

    /** Larger than the kernel's struct termios, which is 36 bytes long. */
    private static final int TERMIOS = 64;

    /** A byte of it that means nothing here: the line discipline is not changed by it. */
    private static final int C_LINE = 16;

    private static final Libc LIBC = LibraryLoader.create(Libc.class).load("c");

    private final int master;

    /** A byte in this pipe ends a read that waits: closing a descriptor alone would not. */
    private final int[] hangUp = new int[2];

    private Pty(int master) throws IOException {
        this.master = master;
        check("pipe", LIBC.pipe(hangUp));
    }

    /** Why there can be no pseudo-terminal here; empty if there can be one. */
    static Optional<String> missing() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.of("this pseudo-terminal is written for Linux");
        }
        for (String name : new String[] {"/dev/ptmx", "/dev/pts"}) {
            if (!Files.exists(Path.of(name))) {
                return Optional.of("there is no " + name + " (in a container: mount devpts)");
            }
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")))
                ? Optional.empty()
                : Optional.of("setsid is not there (Debian: apt install util-linux)");
    }

    static Pty open(int columns, int rows) throws IOException {
        int master = check("posix_openpt", LIBC.posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
        check("grantpt", LIBC.grantpt(master));
        check("unlockpt", LIBC.unlockpt(master));
        Pty pty = new Pty(master);
        pty.resize(columns, rows);
        return pty;
    }

    /** The other side: the terminal that a program opens. */
    String device() throws IOException {
        byte[] name = new byte[64];
        check("ptsname_r", LIBC.ptsname_r(master, name, name.length));
        String text = new String(name, StandardCharsets.US_ASCII);
        return text.substring(0, text.indexOf('\0'));
    }

    /** Gives the terminal a size; the programs on it get SIGWINCH. */
    void resize(int columns, int rows) throws IOException {
        ByteBuffer size = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        size.putShort((short) rows).putShort((short) columns);
        check("ioctl", LIBC.ioctl(master, TIOCSWINSZ, size.array()));
    }

    /** How the terminal is set (echo, lines or keys, signals): equal texts are equal settings. */
    String settings() throws IOException {
        byte[] termios = new byte[TERMIOS];
        check("ioctl", LIBC.ioctl(master, TCGETS, termios));
        termios[C_LINE] = 0;
        return HexFormat.of().formatHex(termios);
    }

    void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int done = 0; done < bytes.length; ) {
            byte[] rest = Arrays.copyOfRange(bytes, done, bytes.length);
            done += (int) check("write", LIBC.write(master, rest, rest.length));
        }
    }

    /** What is shown, until every program has closed the terminal, or until {@link #hangUp}. */
    InputStream shown() {
        return new InputStream() {

            @Override
            public int read() {
                throw new UnsupportedOperationException("only many bytes at once");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, bytes.length);
                byte[] some = new byte[length];
                long count = isReadable() ? LIBC.read(master, some, length) : 0;
                if (count < 0 && !error().equals(Errno.EIO)) {
                    check("read", count);
                }
                System.arraycopy(some, 0, bytes, offset, (int) Math.max(0, count));
                return count <= 0 ? -1 : (int) count;
            }
        };
    }

    /** Waits for output or for the end of it; false once somebody hung up. */
    private boolean isReadable() throws IOException {
        ByteBuffer both = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
        both.putInt(0, master).putShort(4, POLLIN);
        both.putInt(8, hangUp[0]).putShort(12, POLLIN);
        while (LIBC.poll(both, 2, -1) < 0) {
            if (!error().equals(Errno.EINTR)) {
                check("poll", -1);
            }
        }
        return both.getShort(14) == 0;
    }

    /** Lets a read that waits return at once. */
    void hangUp() throws IOException {
        check("write", LIBC.write(hangUp[1], new byte[1], 1));
    }

    /** Closing the person's side is what a terminal window does that is closed. */
    @Override
    public void close() {
        LIBC.close(master);
        LIBC.close(hangUp[0]);
        LIBC.close(hangUp[1]);
    }

    /** Sends a signal by its number. */
    static void kill(long pid, int signal) throws IOException {
        check("kill", LIBC.kill((int) pid, signal));
    }

    private static Errno error() {
        return Errno.valueOf(Runtime.getRuntime(LIBC).getLastError());
    }

    private static long check(String call, long result) throws IOException {
        if (result < 0) {
            throw new IOException(call + ": " + error().name());
        }
        return result;
    }

    private static int check(String call, int result) throws IOException {
        return (int) check(call, (long) result);
    }
}
