package support;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * One call of the C library that was made.
 *
 * @param name the function
 * @param arguments what it was given, variable arguments one by one; of a buffer, a copy of what
 *     was in it after the call, if that has failed of its beginning only
 * @param result what it returned
 * @param errno what errno said after it: the reason, if the result is -1
 * @param thread who called
 */
public record NativeCall(
        String name, List<Object> arguments, Number result, int errno, Thread thread) {

    /** A call that fails may be made a thousand times: so many bytes of a buffer are enough then. */
    private static final int MOST_OF_FAILED = 16_384;

    static NativeCall by(String name, Object[] arguments, Number result, int errno) {
        List<Object> flat = new ArrayList<>();
        // What was in its buffer before is no news, and 16 KB of it many times over fill the heap.
        boolean isEmptyHanded = name.equals("recv") && result.longValue() <= 0;
        for (Object argument : arguments) {
            if (argument instanceof ByteBuffer && isEmptyHanded) {
                flat.add(ByteBuffer.allocate(0));
            } else if (argument instanceof Object[] more) {
                flat.addAll(List.of(more));
            } else {
                int most = result.longValue() == -1 ? MOST_OF_FAILED : Integer.MAX_VALUE;
                flat.add(argument instanceof ByteBuffer buffer ? copy(buffer, most) : argument);
            }
        }
        return new NativeCall(name, flat, result, errno, Thread.currentThread());
    }

    private static ByteBuffer copy(ByteBuffer buffer, int most) {
        ByteBuffer from = buffer.duplicate();
        from.limit(from.position() + Math.min(most, from.remaining()));
        ByteBuffer copy = ByteBuffer.allocate(from.remaining()).order(ByteOrder.nativeOrder());
        return copy.put(from).flip();
    }

    /** Whether it returned -1. */
    public boolean failed() {
        return !name.equals("errno") && result.longValue() == -1;
    }

    /** Its first argument, in most calls the descriptor. */
    public int fd() {
        return (Integer) arguments.get(0);
    }

    @Override
    public String toString() {
        StringJoiner shown = new StringJoiner(", ", name + "(", ") = " + result);
        for (Object argument : arguments) {
            shown.add(argument instanceof ByteBuffer ? "..." : "" + argument);
        }
        return failed() ? shown + ", errno " + errno : shown.toString();
    }
}
