package ch05ffi;

import java.util.List;
import jnr.constants.platform.Errno;
import support.NativeCall;

/** Shows in a failure the calls that were made, a line for each, as strace would. */
public final class Shown {

    /** What {@link support.Lesson} has room for. */
    private static final int WIDTH = 66;

    private static final String DEEPER = "      ";

    private Shown() {}

    /** The lines, each below the one before, with a line break in front. */
    public static String lines(List<NativeCall> calls) {
        StringBuilder lines = new StringBuilder();
        for (NativeCall call : calls) {
            String rest = "  " + line(call);
            int cut = cut(rest);
            while (cut > 0) {
                lines.append('\n').append(rest, 0, cut);
                rest = DEEPER + rest.substring(cut + 1);
                cut = cut(rest);
            }
            lines.append('\n').append(rest);
        }
        return lines.toString();
    }

    private static int cut(String line) {
        int cut = line.length() <= WIDTH ? -1 : line.lastIndexOf(' ', WIDTH);
        return cut < DEEPER.length() ? -1 : cut;
    }

    /** One call. */
    public static String line(NativeCall call) {
        if (call.name().equals("errno")) {
            Errno reason = Errno.valueOf(call.result().intValue());
            return "errno() = " + (call.result().intValue() == 0 ? "0" : reason.name());
        }
        try {
            return WrittenCall.of(
                    call.name(), arguments(call), call.result().longValue(), call.errno());
        } catch (RuntimeException tooLittleMemory) {
            // A struct that is too short, say: then the numbers have to do.
            return call.toString();
        }
    }

    private static Object[] arguments(NativeCall call) {
        Object[] all = call.arguments().toArray();
        if (!call.name().equals("fcntl") || all.length < 3) {
            return all;
        }
        return new Object[] {all[0], all[1], new Object[] {all[2]}};
    }
}
