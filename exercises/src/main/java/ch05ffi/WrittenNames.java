package ch05ffi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import jnr.constants.Constant;
import jnr.constants.platform.OpenFlags;
import jnr.constants.platform.Sock;

/** The names of the numbers that calls are given. */
final class WrittenNames {

    private static final Map<String, Integer> SOCKET_FLAGS = new LinkedHashMap<>();
    private static final Map<String, Integer> OPEN = new LinkedHashMap<>();
    private static final Map<String, Integer> EPOLL = new LinkedHashMap<>();
    private static final Map<String, Integer> POLL = new LinkedHashMap<>();

    private static final Map<String, Integer> MESSAGE = new LinkedHashMap<>();
    private static final Map<String, Integer> EVENT = new LinkedHashMap<>();
    private static final Map<String, Integer> SETTIME = new LinkedHashMap<>();

    static {
        SOCKET_FLAGS.put("SOCK_CLOEXEC", Sock.SOCK_CLOEXEC.intValue());
        SOCKET_FLAGS.put("SOCK_NONBLOCK", Sock.SOCK_NONBLOCK.intValue());

        OPEN.put("O_WRONLY", OpenFlags.O_WRONLY.intValue());
        OPEN.put("O_RDWR", OpenFlags.O_RDWR.intValue());
        OPEN.put("O_APPEND", OpenFlags.O_APPEND.intValue());
        OPEN.put("O_NONBLOCK", OpenFlags.O_NONBLOCK.intValue());
        OPEN.put("O_CLOEXEC", OpenFlags.O_CLOEXEC.intValue());

        EPOLL.put("EPOLLIN", SysEpoll.EPOLLIN);
        EPOLL.put("EPOLLPRI", SysEpoll.EPOLLPRI);
        EPOLL.put("EPOLLOUT", SysEpoll.EPOLLOUT);
        EPOLL.put("EPOLLERR", SysEpoll.EPOLLERR);
        EPOLL.put("EPOLLHUP", SysEpoll.EPOLLHUP);
        EPOLL.put("EPOLLRDHUP", SysEpoll.EPOLLRDHUP);
        EPOLL.put("EPOLLEXCLUSIVE", SysEpoll.EPOLLEXCLUSIVE);
        EPOLL.put("EPOLLONESHOT", SysEpoll.EPOLLONESHOT);
        EPOLL.put("EPOLLET", SysEpoll.EPOLLET);

        POLL.put("POLLIN", 0x1);
        POLL.put("POLLPRI", 0x2);
        POLL.put("POLLOUT", 0x4);
        POLL.put("POLLERR", 0x8);
        POLL.put("POLLHUP", 0x10);
        POLL.put("POLLNVAL", 0x20);
        POLL.put("POLLRDHUP", 0x2000);
    }

    static {
        MESSAGE.put("MSG_OOB", 0x1);
        MESSAGE.put("MSG_PEEK", 0x2);
        MESSAGE.put("MSG_DONTWAIT", 0x40);
        MESSAGE.put("MSG_NOSIGNAL", 0x4000);

        EVENT.put("EFD_SEMAPHORE", 1);
        EVENT.put("EFD_CLOEXEC", OpenFlags.O_CLOEXEC.intValue());
        EVENT.put("EFD_NONBLOCK", OpenFlags.O_NONBLOCK.intValue());

        SETTIME.put("TFD_TIMER_ABSTIME", 1);
        SETTIME.put("TFD_TIMER_CANCEL_ON_SET", 2);
    }

    private WrittenNames() {}

    /** What the kernel's call is called, where the library's function has another name. */
    static String call(String function) {
        return switch (function) {
            case "recv" -> "recvfrom";
            case "send" -> "sendto";
            case "eventfd" -> "eventfd2";
            default -> function;
        };
    }

    /** The name of one value, or the value. */
    static <E extends Enum<E> & Constant> String of(E[] all, int value) {
        for (E one : all) {
            if (one.defined() && one.intValue() == value) {
                return one.name();
            }
        }
        return String.valueOf(value);
    }

    static String socketType(int type) {
        int flags = socketMask() & type;
        String kind = of(Sock.values(), type & ~socketMask());
        return flags == 0 ? kind : kind + "|" + socketFlags(flags);
    }

    static String socketFlags(int mask) {
        return of(SOCKET_FLAGS, mask);
    }

    /** The low two bits are a number: 0 is O_RDONLY, which has no bit of its own. */
    static String openFlags(int mask) {
        return mask == 0 ? "O_RDONLY" : of(OPEN, mask);
    }

    static String epollCreate(int flags) {
        return flags == SysEpoll.EPOLL_CLOEXEC ? "EPOLL_CLOEXEC" : String.valueOf(flags);
    }

    static String epollCtl(int op) {
        return switch (op) {
            case SysEpoll.EPOLL_CTL_ADD -> "EPOLL_CTL_ADD";
            case SysEpoll.EPOLL_CTL_DEL -> "EPOLL_CTL_DEL";
            case SysEpoll.EPOLL_CTL_MOD -> "EPOLL_CTL_MOD";
            default -> String.valueOf(op);
        };
    }

    static String epollEvents(int mask) {
        return of(EPOLL, mask);
    }

    static String pollEvents(short mask) {
        return of(POLL, Short.toUnsignedInt(mask));
    }

    static String messageFlags(int mask) {
        return of(MESSAGE, mask);
    }

    static String eventFlags(int mask) {
        return of(EVENT, mask);
    }

    /** Those of timerfd_create are named as eventfd's are, but for three letters. */
    static String timerFlags(int mask) {
        return of(EVENT, mask).replace("EFD_", "TFD_");
    }

    static String settimeFlags(int mask) {
        return of(SETTIME, mask);
    }

    static String clock(int clock) {
        return switch (clock) {
            case 0 -> "CLOCK_REALTIME";
            case 1 -> "CLOCK_MONOTONIC";
            case 7 -> "CLOCK_BOOTTIME";
            default -> String.valueOf(clock);
        };
    }

    private static int socketMask() {
        return Sock.SOCK_CLOEXEC.intValue() | Sock.SOCK_NONBLOCK.intValue();
    }

    private static String of(Map<String, Integer> names, int mask) {
        StringJoiner set = new StringJoiner("|").setEmptyValue("0");
        int rest = mask;
        for (Map.Entry<String, Integer> name : names.entrySet()) {
            int flag = name.getValue();
            if ((mask & flag) == flag) {
                set.add(name.getKey());
                rest &= ~flag;
            }
        }
        return (rest == 0 ? set : set.add("0x" + Integer.toHexString(rest))).toString();
    }
}
