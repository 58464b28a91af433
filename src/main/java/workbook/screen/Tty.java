package workbook.screen;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;

/**
 * The terminal as the kernel knows it: bytes, modes and a size.
 *
 * <p>Of JLine the lowest layer is used and not its {@code Terminal}: that asks the terminal questions
 * and starts {@code infocmp}, which takes longer than all the rest of a start, and its reader would
 * take keys that are meant for an editor.
 */
final class Tty implements Keys.Source {

    /** A key's bytes come together; over a slow line they may be this far apart. */
    private static final int PATIENCE_MILLIS = 40;

    private final Pty pty;
    private final Attributes given;
    private final InputStream in;
    private final OutputStream out;

    private Tty(Pty pty, InputStream in, OutputStream out) throws IOException {
        this.pty = pty;
        this.given = pty.getAttr();
        this.in = in;
        this.out = out;
    }

    /** The terminal that the program was started on. */
    static Tty open() throws IOException {
        return new Tty(
                new JniTerminalProvider().current(SystemStream.Output),
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out));
    }

    /** A terminal where nobody sits. */
    static Tty deserted() throws IOException {
        return new Tty(
                new JniTerminalProvider().open(null, null),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream());
    }

    /**
     * Keys come one by one and are not shown. Ctrl-C and Ctrl-Z stay signals, so that they reach the
     * whole group of processes, as a shell expects. Ctrl-\ does not: its list of threads would be
     * written across the screen.
     */
    void raw() throws IOException {
        Attributes raw = new Attributes(given);
        raw.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN), false);
        raw.setInputFlags(EnumSet.of(InputFlag.IXON, InputFlag.ICRNL, InputFlag.INLCR), false);
        raw.setLocalFlag(LocalFlag.ISIG, true);
        raw.setControlChar(ControlChar.VQUIT, 0);
        raw.setControlChar(ControlChar.VMIN, 1);
        raw.setControlChar(ControlChar.VTIME, 0);
        pty.setAttr(raw);
    }

    /** As it was found. */
    void cooked() throws IOException {
        pty.setAttr(given);
    }

    /** Its size; one that it does not know is taken from the environment, or is the usual one. */
    Size size(Map<String, String> variables) throws IOException {
        Size size = pty.getSize();
        return Size.of(
                size.getColumns() > 0 ? size.getColumns() : number(variables, "COLUMNS", 80),
                size.getRows() > 0 ? size.getRows() : number(variables, "LINES", 24));
    }

    private static int number(Map<String, String> variables, String name, int usual) {
        String value = variables.getOrDefault(name, "");
        return value.matches("[1-9]\\d{0,3}") ? Integer.parseInt(value) : usual;
    }

    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int read() throws IOException {
        return in.read();
    }

    @Override
    public boolean more() throws IOException {
        for (int waited = 0; waited < PATIENCE_MILLIS && in.available() == 0; waited++) {
            LockSupport.parkNanos(1_000_000);
        }
        return in.available() > 0;
    }
}
