package ch05ffi;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows flags as bits, as Java's int and as C's unsigned number. */
final class Bits {

    private Bits() {}

    static void run(PrintStream out) {
        Map<String, Integer> masks = new LinkedHashMap<>();
        masks.put("EPOLLIN", SysEpoll.EPOLLIN);
        masks.put("EPOLLOUT", SysEpoll.EPOLLOUT);
        masks.put("EPOLLRDHUP", SysEpoll.EPOLLRDHUP);
        masks.put("EPOLLET", SysEpoll.EPOLLET);
        masks.put("EPOLLIN|EPOLLET", SysEpoll.EPOLLIN | SysEpoll.EPOLLET);
        out.printf("%-16s %10s %12s %11s%n", "", "hex", "int", "uint32_t");
        masks.forEach((name, mask) -> out.printf(
                "%-16s 0x%08x %12d %11s%n", name, mask, mask, Integer.toUnsignedString(mask)));
    }
}
