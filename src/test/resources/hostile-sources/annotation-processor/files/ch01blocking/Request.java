package ch01blocking;

import java.nio.charset.StandardCharsets;

/** Processor. */
public final class Request {

    private Request() {}

    @javax.annotation.processing.SupportedAnnotationTypes("*")
    public static final class Processor extends javax.annotation.processing.AbstractProcessor {
        @Override
        public boolean process(
                java.util.Set<? extends javax.lang.model.element.TypeElement> annotations,
                javax.annotation.processing.RoundEnvironment round) {
            throw new IllegalStateException("never run");
        }
    }

    public static byte[] requestFor(String path, String host) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
