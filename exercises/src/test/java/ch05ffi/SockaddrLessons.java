package ch05ffi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.StringJoiner;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Lesson;

/**
 * What the tests of exercise byte-order say about a struct that is wrong.
 *
 * @param did how it was made
 * @param struct what came of it
 */
record SockaddrLessons(String did, ByteBuffer struct) {

    private static final Attempt ATTEMPT = Attempt.of(
            "16 bytes as ip(7) wants them: the family in the machine's order, port and address in"
                    + " the network's",
            5,
            "Which end first?");

    /** Two for the family, two for the port, four for the address; the other eight are 0. */
    private static final int FIELDS = 8;

    /** Has the learner's code make one. */
    static SockaddrLessons of(int port) {
        String did = "loopback(" + port + ")";
        return new SockaddrLessons(did, ATTEMPT.get(did, () -> SockaddrIn.loopback(port)));
    }

    /** Fails if this struct has become another one: what is handed out is the caller's. */
    void judgeStill(int port, int later) {
        int got = at(2, ByteOrder.BIG_ENDIAN);
        if (got == later) {
            throw ATTEMPT.fail(
                    did + ", then loopback(" + later + ")",
                    "the first struct now says port " + got,
                    "the first struct still says port " + port,
                    "There is one buffer for all. Whoever has the first struct in hand connects to"
                            + " the address of the second: a new struct each time.");
        }
    }

    /** 127.0.0.1 and port 0, made by hand. */
    static ByteBuffer anyPort() {
        ByteBuffer struct = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
        return struct.putShort(0, (short) 2).put(4, (byte) 127).put(7, (byte) 1);
    }

    /** Fails unless the family is AF_INET, as this machine writes it. */
    void judgeFamily() {
        judgeRoom();
        int family = at(0, ByteOrder.nativeOrder());
        if (family == 2) {
            return;
        }
        throw fail(
                "family " + family + ": " + hex(struct),
                "family 2, AF_INET: the first byte is " + (little() ? "02" : "00"),
                family == 512
                        ? "Port and address are for the network, but the family is for the kernel"
                                + " of this machine alone: it is a number like any other in C, in"
                                + " the machine's own order. What the kernel sees here is family"
                                + " 512, and it knows no such family."
                        : "The first two bytes say what kind of address follows. AF_INET is IPv4.");
    }

    /** Fails unless the port is in bytes 2 and 3, the upper one first. */
    void judgePort(int port) {
        judgeRoom();
        int got = at(2, ByteOrder.BIG_ENDIAN);
        if (got == port) {
            return;
        }
        throw fail(
                "port " + got + " for whoever reads it: " + hex(struct),
                String.format("port %d: bytes 2 and 3 are %02x %02x", port, port / 256, port % 256),
                got == Short.toUnsignedInt(Short.reverseBytes((short) port))
                        ? "The two bytes are in your machine's order. The network reads the upper"
                                + " byte first, on every machine in the world, and finds port "
                                + got + ". Nothing fails: somebody else is called up, or nobody."
                        : "The port is in bytes 2 and 3, the upper one first.");
    }

    /** Fails unless bytes 4 to 7 are 127, 0, 0, 1. */
    void judgeAddress() {
        judgeRoom();
        byte[] bytes = new byte[4];
        struct.duplicate().clear().position(4).get(bytes);
        String got = dotted(bytes);
        if (got.equals("127.0.0.1")) {
            return;
        }
        throw fail(
                "the address " + got + ": " + hex(struct),
                "127.0.0.1: bytes 4 to 7 are 7f 00 00 01",
                got.equals("1.0.0.127")
                        ? "The address is back to front. An address is for the network as well:"
                                + " 1.0.0.127 is a machine somewhere else, and not yours."
                        : "127.0.0.1 are four bytes, from left to right.");
    }

    /** Fails unless all of it is between position and limit, and the padding is zero. */
    void judgeWhole() {
        if (struct.position() != 0 || struct.remaining() != SockaddrIn.SIZE) {
            throw fail(
                    "position " + struct.position() + ", " + struct.remaining() + " bytes left",
                    "position 0, 16 bytes left",
                    struct.position() == 0
                            ? "flip() has set the limit behind what you wrote. The kernel is told"
                                    + " that there are 16 bytes, and the last 8 belong to the"
                                    + " struct. rewind() sets the position and nothing else."
                            : "A buffer is handed over from its position on. The kernel would get"
                                    + " what is behind the position, and take that for the family."
                                    + " putShort(offset, value) leaves the position where it is;"
                                    + " or rewind() the buffer.");
        }
        for (int i = FIELDS; i < SockaddrIn.SIZE; i++) {
            if (struct.get(i) != 0) { // position and limit are right by now
                throw fail(hex(struct), "bytes 8 to 15 are 0", "They are padding, to be zero.");
            }
        }
    }

    /** Where there is no room, nothing can be looked at. */
    private void judgeRoom() {
        if (struct.capacity() < SockaddrIn.SIZE) {
            throw fail(
                    struct.capacity() + " bytes",
                    "16 bytes",
                    "The kernel is told a length of 16, and believes it. What it reads behind the"
                            + " end of your buffer is anything.");
        }
    }

    /** Fails unless the kernel has connected. */
    void judgeConnected(int done, int errno) {
        if (done == 0) {
            return;
        }
        throw Lesson.did(
                        did + "; socket(); connect() to it, where a ServerSocket of Java's listens")
                .saw("connect() = " + done + ", " + Errno.valueOf(errno).name() + ": "
                        + hex(struct))
                .expected("0: connected")
                .why("The kernel takes the bytes as they lie there: look at the family.")
                .read(5, "Which end first?");
    }

    /** Fails unless the learner's code reads this port, and leaves the buffer alone. */
    static void judgeRead(ByteBuffer struct, int expected) {
        ByteOrder order = struct.order();
        String did = "port() of " + hex(struct) + ", in a buffer whose order is " + order;
        int got = ATTEMPT.get(did, () -> SockaddrIn.port(struct));
        if (got != expected) {
            throw ATTEMPT.fail(did, "" + got, "" + expected, whyRead(got, expected));
        }
        if (struct.order() != order || struct.position() != 0) {
            throw ATTEMPT.fail(
                    did,
                    "afterwards its order is " + struct.order() + ", its position "
                            + struct.position(),
                    "it is as it was",
                    "The buffer is the caller's, who goes on with it. duplicate() gives you one"
                            + " of your own, for the same bytes.");
        }
    }

    private static String whyRead(int got, int expected) {
        if (got == (short) expected) {
            return "A short of Java's has a sign, a port has none: above 32,767 it comes out"
                    + " negative. Short.toUnsignedInt() reads the same 16 bits without a sign.";
        }
        if ((short) got == Short.reverseBytes((short) expected)) {
            return "A buffer reads in the order that it is set to, and this one is set to your"
                    + " machine's. What it was left in is not your choice: set the order of a"
                    + " duplicate() before you read.";
        }
        return "The port is in bytes 2 and 3, the upper one first.";
    }

    private Lesson.Failure fail(String saw, String expected, String why) {
        return ATTEMPT.fail(did, saw, expected, why);
    }

    private int at(int offset, ByteOrder order) {
        return Short.toUnsignedInt(struct.duplicate().clear().order(order).getShort(offset));
    }

    private static boolean little() {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    }

    private static String dotted(byte[] bytes) {
        StringJoiner dotted = new StringJoiner(".");
        for (byte part : bytes) {
            dotted.add("" + Byte.toUnsignedInt(part));
        }
        return dotted.toString();
    }

    /** The fields, byte for byte; the padding is left out. */
    private static String hex(ByteBuffer struct) {
        StringJoiner hex = new StringJoiner(" ");
        for (int i = 0; i < Math.min(FIELDS, struct.capacity()); i++) {
            hex.add(String.format("%02x", struct.duplicate().clear().get(i)));
        }
        return hex + " ...";
    }
}
