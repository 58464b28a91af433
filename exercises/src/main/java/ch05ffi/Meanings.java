package ch05ffi;

import static java.util.Map.entry;

import java.util.Map;
import jnr.constants.platform.Errno;

/**
 * What an errno usually means in the calls of this course: its own text is short, and old.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/errno.3.html">errno(3)</a>
 */
final class Meanings {

    private static final Map<Errno, String> ANYWHERE = Map.ofEntries(
            entry(Errno.EAGAIN, "It would have to wait, and was told not to"),
            entry(Errno.EBADF, "No open descriptor has this number: it is closed, or never was"),
            entry(Errno.ECONNRESET, "The other side broke the connection off"),
            entry(Errno.EFAULT, "A buffer is not in memory that belongs to this process"),
            entry(Errno.EINTR, "A signal came before anything else did: call it again"),
            entry(Errno.EINVAL, "One of the arguments makes no sense here"),
            entry(Errno.EMFILE, "This process has as many descriptors open as it may"),
            entry(Errno.ENFILE, "The whole system has as many files open as it can"),
            entry(Errno.ENOMEM, "The kernel has no memory left for this"),
            entry(Errno.ENOTCONN, "The socket is not connected, or not yet"),
            entry(Errno.ENOTSOCK, "The descriptor stands for something else than a socket"),
            entry(Errno.EPERM, "It is not allowed"),
            entry(Errno.EPIPE, "Nobody will read it: the other side is closed"),
            entry(Errno.ETIMEDOUT, "The other side has not answered for a long time"));

    private static final Map<String, String> IN_ONE_CALL = Map.ofEntries(
            entry("bind EACCES", "Ports below 1024 are for the administrator"),
            entry("bind EADDRINUSE", "Another socket has this port"),
            entry("bind EADDRNOTAVAIL", "This machine has no such address"),
            entry("bind EINVAL", "The socket has an address already, or the length is wrong"),
            entry("close EINTR", "The descriptor is closed nevertheless: do not try again"),
            entry("close EIO", "Something written before got lost; the descriptor is closed"),
            entry("connect EADDRNOTAVAIL", "All ports for outgoing connections are in use"),
            entry("connect ECONNREFUSED", "Nobody listens on that port"),
            entry("connect EINPROGRESS", "It has begun, and goes on while you do something else"),
            entry("connect EISCONN", "It is connected already"),
            entry("epoll_ctl EEXIST", "It is on the list already: modify it"),
            entry("epoll_ctl EINVAL", "This is not an epoll descriptor, or it is to watch itself"),
            entry("epoll_ctl ELOOP", "One epoll would watch another in a circle"),
            entry("epoll_ctl ENOENT", "It is not on the list: add it first"),
            entry("epoll_ctl EPERM", "It is always ready, as files are, and cannot be watched"),
            entry("epoll_wait EINVAL", "This is not an epoll descriptor, or there is no room"),
            entry("socket EAFNOSUPPORT", "The kernel does not know this family of addresses"),
            entry("socket EPROTONOSUPPORT", "The family has no such protocol"));

    private Meanings() {}

    /** What follows a dot: a sentence, or nothing where nothing is known. */
    static String of(String call, Errno errno) {
        String anywhere = ANYWHERE.getOrDefault(errno, "");
        String meaning = IN_ONE_CALL.getOrDefault(call + " " + errno.name(), anywhere);
        return meaning.isEmpty() ? "" : ". " + meaning + ".";
    }
}
