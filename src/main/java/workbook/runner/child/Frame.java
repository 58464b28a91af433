package workbook.runner.child;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One message between the two JVMs: what kind it is, and its fields as strings.
 *
 * @param kind what it says
 * @param fields what there is to say, in the order that the kind defines
 */
public record Frame(Kind kind, List<String> fields) {

    /** What a frame says, and in which direction it goes. */
    public enum Kind {
        /** To the parent: booted, and able to take a job. */
        READY,
        /** To the parent: there is nothing left to warm up; a job need not wait for this. */
        WARM,
        /** To the child: a {@link Job}. */
        JOB,
        /** To the parent: this test method starts. */
        STARTED,
        /** To the parent: a {@link Report}. */
        FINISHED,
        /** To the child: where is the learner's code at this moment? */
        WHERE,
        /** To the parent: a {@link Stack} for each thread that is in the learner's code. */
        HERE,
        /** To the parent: an {@link Aside}. */
        ASIDE,
        /** To the parent: the JVM is being ended from inside; the frames of who ended it. */
        EXITING,
        /** To the parent: nothing more will come. */
        DONE,
        /** Never sent: how either side notes that bytes came which the other did not send. */
        FORGED,
        /** Never sent: how the parent notes that the channel has ended. */
        GONE
    }

    public Frame {
        fields = List.copyOf(fields);
    }

    static Frame of(Kind kind, String... fields) {
        return new Frame(kind, List.of(fields));
    }

    byte[] encode(String nonce) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        put(out, nonce);
        put(out, kind.name());
        out.writeInt(fields.size());
        for (String field : fields) {
            put(out, field);
        }
        return bytes.toByteArray();
    }

    static Frame decode(byte[] bytes, String nonce) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (!take(in).equals(nonce)) {
            throw new IOException("a frame without its half of the nonce");
        }
        Kind kind = Kind.valueOf(take(in));
        int count = in.readInt();
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(take(in));
        }
        return new Frame(kind, fields);
    }

    private static void put(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String take(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
