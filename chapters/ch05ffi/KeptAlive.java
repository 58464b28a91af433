package ch05ffi;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import jnr.ffi.mapper.ToNativeContext;
import jnr.ffi.mapper.ToNativeConverter;

/**
 * Holds on to a buffer until the function that was given it has returned.
 *
 * <p>Nobody else may do so: the JVM's compiler takes an object for forgotten after its last use,
 * and that may be the call itself. A collector at work meanwhile would give its memory back, with
 * the kernel still at it.
 */
final class KeptAlive
        implements ToNativeConverter<ByteBuffer, ByteBuffer>,
                ToNativeConverter.PostInvocation<ByteBuffer, ByteBuffer> {

    @Override
    public ByteBuffer toNative(ByteBuffer buffer, ToNativeContext context) {
        return buffer; // jnr-ffi knows what to do with it
    }

    @Override
    public Class<ByteBuffer> nativeType() {
        return ByteBuffer.class;
    }

    @Override
    public void postInvoke(ByteBuffer buffer, ByteBuffer same, ToNativeContext context) {
        Reference.reachabilityFence(buffer);
    }
}
