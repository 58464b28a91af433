package ch02threads;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Virtual threads, for code that has to compile on a JDK that has none. */
final class VirtualThreads {

    private VirtualThreads() {}

    // tag::factory[]
    /** {@code Thread.ofVirtual().factory()}, or empty before JDK 21 (JEP 444). */
    static Optional<ThreadFactory> factory() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            return Optional.of((ThreadFactory) type.getMethod("factory").invoke(builder));
        } catch (ReflectiveOperationException tooOld) {
            return Optional.empty();
        }
    }
    // end::factory[]
}
