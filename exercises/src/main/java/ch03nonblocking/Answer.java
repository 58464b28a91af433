package ch03nonblocking;

/**
 * What a read that does not wait may answer.
 *
 * @param kind which of the three answers it is
 * @param bytes how many came: at least 1 for {@code DATA}, else 0
 */
public record Answer(Kind kind, int bytes) {

    /** There are three of them. */
    public enum Kind {
        /** Bytes have come, and there may be more behind them. */
        DATA,
        /** Nothing at the moment: ask again later. */
        WOULD_BLOCK,
        /** Nothing any more: the other side has said all it had to say. */
        END
    }

    /** The answer in which {@code bytes} bytes came. */
    public static Answer data(int bytes) {
        return new Answer(Kind.DATA, bytes);
    }

    /** The answer "nothing at the moment". */
    public static Answer wouldBlock() {
        return new Answer(Kind.WOULD_BLOCK, 0);
    }

    /** The answer "nothing any more". */
    public static Answer end() {
        return new Answer(Kind.END, 0);
    }
}
