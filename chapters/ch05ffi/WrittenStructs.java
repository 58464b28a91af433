package ch05ffi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.StringJoiner;
import jnr.constants.platform.AddressFamily;
import jnr.ffi.Platform;

/**
 * What lies in the memory that a call was given, as text. It reads what the kernel reads, with
 * layouts of its own, and needs nothing that an exercise writes.
 */
final class WrittenStructs {

    private static final boolean PACKED =
            Platform.getNativePlatform().getCPU() == Platform.CPU.X86_64;
    private static final int TOKEN = PACKED ? 4 : 8;
    private static final int EVENT = PACKED ? 12 : 16;
    private static final int POLLFD = 8;
    private static final int ITIMERSPEC = 32;
    private static final int SHOWN = 32;
    private static final int STRUCTS_SHOWN = 32;

    private WrittenStructs() {}

    /** The memory that the library sees: it begins at the buffer's position. */
    static ByteBuffer from(ByteBuffer buffer) {
        return buffer.slice().order(ByteOrder.nativeOrder());
    }

    /** A struct sockaddr_in; of the other kinds, only which it is. */
    static String address(ByteBuffer struct) {
        if (struct.capacity() < 8) {
            return "...";
        }
        String family = WrittenNames.of(AddressFamily.values(), struct.getShort(0));
        if (struct.getShort(0) != AddressFamily.AF_INET.intValue()) {
            return "{sa_family=" + family + ", ...}";
        }
        ByteBuffer network = struct.duplicate().order(ByteOrder.BIG_ENDIAN);
        StringJoiner dotted = new StringJoiner(".", "\"", "\"");
        for (int i = 4; i < 8; i++) {
            dotted.add(String.valueOf(struct.get(i) & 0xff));
        }
        return "{sa_family=" + family + ", sin_port=htons("
                + Short.toUnsignedInt(network.getShort(2)) + "), sin_addr=inet_addr(" + dotted
                + ")}";
    }

    /** A struct epoll_event. */
    static String event(ByteBuffer memory, int index) {
        int at = index * EVENT;
        if (at + EVENT > memory.capacity()) {
            return "...";
        }
        return "{" + WrittenNames.epollEvents(memory.getInt(at)) + ", token="
                + memory.getLong(at + TOKEN) + "}";
    }

    /** The events that were filled in. */
    static String events(ByteBuffer memory, long count) {
        StringJoiner all = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < Math.min(count, STRUCTS_SHOWN); i++) {
            all.add(event(memory, i));
        }
        return (count > STRUCTS_SHOWN ? all.add("...") : all).toString();
    }

    /** A struct itimerspec. */
    static String times(ByteBuffer struct) {
        return struct.capacity() < ITIMERSPEC
                ? "..."
                : "{it_interval=" + time(struct, 0) + ", it_value=" + time(struct, 16) + "}";
    }

    private static String time(ByteBuffer struct, int at) {
        return "{tv_sec=" + struct.getLong(at) + ", tv_nsec=" + struct.getLong(at + 8) + "}";
    }

    /** What was asked of poll. */
    static String asked(ByteBuffer memory, int count) {
        StringJoiner all = new StringJoiner(", ", "[", "]");
        for (int at = 0; at < polled(memory, count); at += POLLFD) {
            all.add("{fd=" + memory.getInt(at) + ", events="
                    + WrittenNames.pollEvents(memory.getShort(at + 4)) + "}");
        }
        return all.toString();
    }

    /** What poll answered: those with something to say. */
    static String answered(ByteBuffer memory, int count) {
        StringJoiner all = new StringJoiner(", ", "[", "]");
        for (int at = 0; at < polled(memory, count); at += POLLFD) {
            short answer = memory.getShort(at + 6);
            if (answer != 0) {
                all.add("{fd=" + memory.getInt(at) + ", revents=" + WrittenNames.pollEvents(answer)
                        + "}");
            }
        }
        return all.toString();
    }

    private static int polled(ByteBuffer memory, int count) {
        return Math.min(count * POLLFD, memory.capacity() / POLLFD * POLLFD);
    }

    /** Bytes as a string in C, the first of them. */
    static String text(ByteBuffer memory, int length) {
        StringBuilder text = new StringBuilder("\"");
        int shown = Math.min(Math.min(length, SHOWN), memory.capacity());
        for (int i = 0; i < shown; i++) {
            boolean digitFollows = i + 1 < shown && isOctal(memory.get(i + 1));
            text.append(escaped(memory.get(i) & 0xff, digitFollows));
        }
        return text + (length > shown ? "\"..." : "\"");
    }

    private static boolean isOctal(byte value) {
        return value >= '0' && value <= '7';
    }

    private static String escaped(int value, boolean digitFollows) {
        return switch (value) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\f' -> "\\f";
            case 0x0b -> "\\v";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default ->
                value >= ' ' && value < 127
                        ? String.valueOf((char) value)
                        // Three digits, if another digit would be taken for one of them.
                        : (digitFollows ? "\\%03o" : "\\%o").formatted(value);
        };
    }
}
