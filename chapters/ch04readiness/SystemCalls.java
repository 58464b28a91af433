package ch04readiness;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From all that strace saw of a JVM: what one thread did with one selector. */
final class SystemCalls {

    private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((\\d*)(.*)");
    private static final Pattern ADD = Pattern.compile("epoll_ctl\\(\\d+, EPOLL_CTL_ADD, (\\d+).*");

    private final Map<String, String> numbers = new LinkedHashMap<>(); // theirs to ours
    private final Set<String> registered = new HashSet<>();

    private SystemCalls() {}

    /** The calls in order; descriptors are numbered as they first appear, from 3 on. */
    static List<String> of(List<String> strace) {
        List<String> calls = ofOneThread(strace);
        SystemCalls kept = new SystemCalls();
        List<String> shown = new ArrayList<>();
        for (String call : calls) {
            if (kept.belongs(call)) {
                shown.add(kept.renumbered(call));
            }
        }
        return shown;
    }

    /** Of the thread that opens the selector; a call cut in two by others is put together. */
    private static List<String> ofOneThread(List<String> strace) {
        String thread = "";
        List<String> calls = new ArrayList<>();
        String begun = "";
        for (String line : strace) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                continue;
            }
            String text = parts.group(2);
            if (text.startsWith("epoll_create1") && thread.isEmpty()) {
                thread = parts.group(1);
            }
            if (!parts.group(1).equals(thread)) {
                continue;
            }
            if (text.endsWith("<unfinished ...>")) {
                begun = text.replaceFirst(" *<unfinished ...>", "");
            } else {
                calls.add(begun + text.replaceFirst("<\\.\\.\\. \\w+ resumed>", ""));
                begun = "";
            }
        }
        return calls;
    }

    /** A JVM reads files too: of reads and the like we show those of registered sockets. */
    private boolean belongs(String call) {
        Matcher add = ADD.matcher(call);
        if (add.matches()) {
            registered.add(add.group(1));
        }
        Matcher parts = CALL.matcher(call);
        if (!parts.matches() || parts.group(1).equals("connect")) {
            return call.contains("AF_INET,");
        }
        return switch (parts.group(1)) {
            case "read", "write", "shutdown" -> registered.contains(parts.group(2));
            case "close" -> registered.remove(parts.group(2));
            case "epoll_create1" -> registered.add(parts.group(3).replaceAll("\\D", ""));
            default -> true;
        };
    }

    private String renumbered(String call) {
        String text = call.replaceFirst("\\) +=", ") =")
                .replaceFirst("^(\\w+\\(\\d+,)(?! )", "$1 ")
                .replace("{events=", "{")
                .replaceAll("data=\\{u32=(\\d+), u64=\\d+}", "data=$1")
                .replaceFirst(", 0x[0-9a-f]+\\)", ", ...)")
                .replaceFirst("\\{sa_family=AF_INET.*}, 16", "{127.0.0.1}, 16");
        text = number(text, "^(?:connect|read|write|shutdown|close|epoll_\\w+)\\((\\d+)");
        text = number(text, "^(?:epoll_create1|eventfd2).* = (\\d+)$");
        text = number(text, "EPOLL_CTL_\\w+, (\\d+)");
        return number(text, "data=(\\d+)");
    }

    /** Replaces what the group of the pattern holds, wherever the pattern occurs. */
    private String number(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).replaceAll(found -> {
            int from = found.start(1) - found.start();
            String ours = numbers.computeIfAbsent(
                    found.group(1), any -> String.valueOf(numbers.size() + 3));
            String whole = found.group();
            String behind = whole.substring(from + found.group(1).length());
            return Matcher.quoteReplacement(whole.substring(0, from) + ours + behind);
        });
    }
}
