package ch05ffi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.ffi.Platform;

/** The structs as the kernel of this machine has them, read without any of the learner's code. */
final class RawEvents {

    static final boolean PACKED = Platform.getNativePlatform().getCPU() == Platform.CPU.X86_64;
    static final int TOKEN = PACKED ? 4 : 8;
    static final int SIZE = PACKED ? 12 : 16;

    private final ByteBuffer memory;

    RawEvents(int capacity) {
        this(ByteBuffer.allocateDirect(capacity * SIZE));
    }

    private RawEvents(ByteBuffer memory) {
        this.memory = memory.order(ByteOrder.nativeOrder());
    }

    /** The same memory, looked at from here. */
    static RawEvents of(ByteBuffer memory) {
        return new RawEvents(memory.duplicate());
    }

    ByteBuffer memory() {
        return memory;
    }

    RawEvents set(int mask, long token) {
        memory.putInt(0, mask);
        memory.putLong(TOKEN, token);
        return this;
    }

    int mask(int index) {
        return memory.getInt(index * SIZE);
    }

    long token(int index) {
        return memory.getLong(index * SIZE + TOKEN);
    }
}
