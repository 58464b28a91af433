package ch05ffi;

import java.nio.ByteBuffer;
import java.util.StringJoiner;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Fcntl;
import jnr.constants.platform.Shutdown;
import jnr.constants.platform.SocketLevel;
import jnr.constants.platform.SocketOption;

/** One call as a line of text: its name, its arguments with names for numbers, its result. */
final class WrittenCall {

    private final String name;
    private final Object[] arguments;
    private final long result;

    private WrittenCall(String name, Object[] arguments, long result) {
        this.name = name;
        this.arguments = arguments;
        this.result = result;
    }

    /** The line; errno matters only if the result is -1. */
    static String of(String name, Object[] arguments, long result, int errno) {
        WrittenCall call = new WrittenCall(name, arguments, result);
        StringJoiner written = new StringJoiner(", ", WrittenNames.call(name) + "(", ")");
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Object[] more) {
                call.variadic(more, written);
            } else {
                written.add(call.argument(i));
            }
        }
        call.unused(written);
        return written + " = " + call.outcome(errno);
    }

    private String argument(int i) {
        return switch (name + " " + i) {
            case "socket 0" -> WrittenNames.of(AddressFamily.values(), number(i));
            case "socket 1" -> WrittenNames.socketType(number(i));
            case "socket 2" -> number(i) == 0 ? "IPPROTO_IP" : plain(i);
            case "accept4 3" -> WrittenNames.socketFlags(number(i));
            case "bind 1", "connect 1", "accept4 1", "getsockname 1", "getpeername 1" -> address(i);
            case "accept4 2", "getsockname 2", "getpeername 2", "getsockopt 4" -> one(i);
            case "getsockopt 1", "setsockopt 1" -> WrittenNames.of(SocketLevel.values(), number(i));
            case "getsockopt 2", "setsockopt 2" ->
                WrittenNames.of(SocketOption.values(), number(i));
            case "getsockopt 3" -> isError() ? error(i) : one(i);
            case "setsockopt 3" -> number(4) == 4 ? one(i) : plain(i);
            case "shutdown 1" -> WrittenNames.of(Shutdown.values(), number(i));
            case "read 1", "recv 1" -> text(i, result);
            case "write 1", "send 1" -> text(i, number(2));
            case "recv 3", "send 3" -> WrittenNames.messageFlags(number(i));
            case "fcntl 1" -> WrittenNames.of(Fcntl.values(), number(i));
            case "pipe2 0" -> two(i);
            case "pipe2 1" -> WrittenNames.openFlags(number(i));
            case "epoll_create1 0" -> WrittenNames.epollCreate(number(i));
            case "epoll_ctl 1" -> WrittenNames.epollCtl(number(i));
            case "epoll_ctl 3" -> number(1) == SysEpoll.EPOLL_CTL_DEL ? plain(i) : event(i);
            case "epoll_wait 1" -> result < 0 ? plain(i) : WrittenStructs.events(memory(i), result);
            case "poll 0" -> WrittenStructs.asked(memory(i), number(1));
            case "eventfd 1" -> WrittenNames.eventFlags(number(i));
            case "timerfd_create 0" -> WrittenNames.clock(number(i));
            case "timerfd_create 1" -> WrittenNames.timerFlags(number(i));
            case "timerfd_settime 1" -> WrittenNames.settimeFlags(number(i));
            case "timerfd_settime 2" -> times(i);
            case "timerfd_settime 3" -> result < 0 ? plain(i) : times(i);
            default -> plain(i);
        };
    }

    /** The kernel knows recv and send only as recvfrom and sendto, with no address. */
    private void unused(StringJoiner written) {
        if (name.equals("recv")) {
            written.add("NULL").add("NULL");
        } else if (name.equals("send")) {
            written.add("NULL").add("0");
        }
    }

    private String outcome(int errno) {
        if (result == -1) {
            Errno reason = Errno.valueOf(errno);
            return "-1 " + reason.name() + " (" + reason + ")";
        }
        if (name.equals("fcntl") && number(1) == Fcntl.F_GETFL.intValue()) {
            return "0x" + Long.toHexString(result) + " (flags "
                    + WrittenNames.openFlags((int) result) + ")";
        }
        if (name.equals("poll")) {
            return result == 0
                    ? "0 (Timeout)"
                    : result + " (" + WrittenStructs.answered(memory(0), number(1)) + ")";
        }
        return String.valueOf(result);
    }

    /** The only call of ours that takes more or fewer: fcntl. */
    private void variadic(Object[] more, StringJoiner written) {
        boolean flags = name.equals("fcntl") && number(1) == Fcntl.F_SETFL.intValue();
        for (Object one : more) {
            written.add(
                    flags && one instanceof Integer mask
                            ? WrittenNames.openFlags(mask)
                            : String.valueOf(one));
        }
    }

    private int number(int i) {
        return ((Number) arguments[i]).intValue();
    }

    /** A number as it is; of memory of which nothing is known, or that was not filled, dots. */
    private String plain(int i) {
        Object argument = arguments[i];
        if (argument == null) {
            return "NULL";
        }
        return argument instanceof Number ? argument.toString() : "...";
    }

    private ByteBuffer memory(int i) {
        return WrittenStructs.from((ByteBuffer) arguments[i]);
    }

    private String address(int i) {
        boolean filled = name.equals("bind") || name.equals("connect") || result >= 0;
        return arguments[i] == null || !filled ? plain(i) : WrittenStructs.address(memory(i));
    }

    private String event(int i) {
        return arguments[i] == null ? "NULL" : WrittenStructs.event(memory(i), 0);
    }

    private String times(int i) {
        return arguments[i] == null ? "NULL" : WrittenStructs.times(memory(i));
    }

    private boolean isError() {
        return number(2) == SocketOption.SO_ERROR.intValue();
    }

    /** The one option whose value has a name. */
    private String error(int i) {
        int value = result < 0 ? 0 : memory(i).getInt(0);
        return value == 0 ? one(i) : "[" + Errno.valueOf(value).name() + "]";
    }

    private String one(int i) {
        return arguments[i] == null ? "NULL" : "[" + memory(i).getInt(0) + "]";
    }

    private String two(int i) {
        return result < 0
                ? plain(i)
                : "[" + memory(i).getInt(0) + ", " + memory(i).getInt(4) + "]";
    }

    private String text(int i, long length) {
        return length < 0 || arguments[i] == null
                ? plain(i)
                : WrittenStructs.text(memory(i), (int) length);
    }
}
