package ch06epoll;

import ch05ffi.Recording;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** The last calls before something went wrong, to be put into a message. */
final class Transcript {

    private static final int SHOWN = 12;

    private int end = Integer.MAX_VALUE;
    private String last = "";

    /** From here on nothing is shown: what follows is only the clearing up. The first one counts. */
    void endsAt(int lines) {
        end = Math.min(end, lines);
    }

    /** Likewise, and the call that comes next is shown too: it was stopped, and has no result. */
    void endsIn(int lines, Method call, Object[] given) {
        if (lines < end) {
            end = lines;
            last = begun(call, given);
        }
    }

    /** Writes a call down without making it. */
    private static String begun(Method call, Object[] given) {
        Recording<PollLibc> dry = Recording.of(PollLibc.class, (PollLibc) Proxy.newProxyInstance(
                PollLibc.class.getClassLoader(),
                new Class<?>[] {PollLibc.class},
                (proxy, method, arguments) ->
                        method.getReturnType() == long.class ? 0L : (Object) 0));
        try {
            call.invoke(dry.libc(), given);
        } catch (ReflectiveOperationException unreadable) {
            return call.getName() + "(...) ... stopped by the test";
        }
        String line = dry.lines().get(0);
        return line.substring(0, line.lastIndexOf(" = ")) + " ... stopped by the test";
    }

    /** These lines, indented, without their beginning if there are many. */
    String of(List<String> all) {
        List<String> lines = folded(all.subList(0, Math.min(end, all.size())));
        if (!last.isEmpty()) {
            lines.add(last);
        }
        int from = Math.max(0, lines.size() - SHOWN);
        StringBuilder text = new StringBuilder(from > 0 ? "\n  ..." : "");
        lines.subList(from, lines.size()).forEach(line -> text.append("\n  ").append(line));
        return text.toString();
    }

    /** The same line, again and again, is shown once. */
    private static List<String> folded(List<String> all) {
        List<String> lines = new ArrayList<>();
        int begin = 0;
        while (begin < all.size()) {
            int next = begin;
            while (next < all.size() && all.get(next).equals(all.get(begin))) {
                next++;
            }
            lines.add(all.get(begin));
            if (next - begin > 1) {
                lines.add("... the same, " + (next - begin) + " times");
            }
            begin = next;
        }
        return lines;
    }
}
