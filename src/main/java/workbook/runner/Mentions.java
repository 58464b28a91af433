package workbook.runner;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the chapters' types that a class file mentions: those it uses, and those in signatures. */
final class Mentions {

    private static final int MAGIC_AND_VERSION = 8;

    /** As class files write names, alone or within the descriptor of a method. */
    private static final Pattern TYPE = Pattern.compile("(?<![\\w/])L?(ch\\d\\d[a-z0-9]*/\\w+)");

    private Mentions() {}

    /** The top-level types, such as {@code ch01blocking.Request}. */
    static Set<String> in(byte[] classFile) throws IOException {
        Set<String> found = new TreeSet<>();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        in.skipNBytes(MAGIC_AND_VERSION);
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            if (tag == 1) {
                add(in.readUTF(), found);
            } else {
                in.skipNBytes(length(tag));
            }
            // Numbers of eight bytes count twice.
            i += tag == 5 || tag == 6 ? 1 : 0;
        }
        return found;
    }

    private static void add(String text, Set<String> found) {
        Matcher types = TYPE.matcher(text);
        while (types.find()) {
            found.add(types.group(1).replace('/', '.'));
        }
    }

    /** Of a constant that is no text, as chapter 4.4 of the JVM's specification has it. */
    private static int length(int tag) throws IOException {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IOException("not a class file: constant of kind " + tag);
        };
    }
}
