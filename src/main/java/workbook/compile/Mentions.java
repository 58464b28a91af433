package workbook.compile;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What class files say of the chapters' types: which they name, and of which they make objects. */
final class Mentions {

    private static final int MAGIC_AND_VERSION = 8;

    /** As class files write names, alone or within the descriptor of a method. */
    private static final Pattern TYPE = Pattern.compile("(?<![\\w/])L?(ch\\d\\d[a-z0-9]*/\\w+)");

    private final Set<String> types = new TreeSet<>();
    private final Set<String> made = new TreeSet<>();

    /** The top-level types that are named, such as {@code ch01blocking.Request}. */
    Set<String> types() {
        return types;
    }

    /** The types of which one of the constructors is called, inner ones as {@code Outer$Inner}. */
    Set<String> made() {
        return made;
    }

    /** Takes in one class file: its table of constants, chapter 4.4 of the JVM's specification. */
    void add(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        in.skipNBytes(MAGIC_AND_VERSION);
        Constants constants = new Constants();
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            constants.take(i, tag, in);
            // Numbers of eight bytes count twice.
            i += tag == 5 || tag == 6 ? 1 : 0;
        }
        constants.texts.values().forEach(this::name);
        made.addAll(constants.made());
    }

    /** The constants of one class, as far as they are names, or lead to names. */
    private static final class Constants {

        private final Map<Integer, String> texts = new HashMap<>();
        private final Map<Integer, Integer> firsts = new HashMap<>();
        private final Map<Integer, Integer> methods = new HashMap<>();

        void take(int index, int tag, DataInputStream in) throws IOException {
            switch (tag) {
                case 1 -> texts.put(index, in.readUTF());
                case 7, 8, 16, 19, 20 -> firsts.put(index, in.readUnsignedShort());
                case 10 -> {
                    firsts.put(index, in.readUnsignedShort());
                    methods.put(index, in.readUnsignedShort());
                }
                case 12 -> {
                    firsts.put(index, in.readUnsignedShort());
                    in.skipNBytes(2);
                }
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 11, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> in.skipNBytes(8);
                default -> throw new IOException("not a class file: constant of kind " + tag);
            }
        }

        /** A constructor's call names a class, and then a method with this name. */
        Set<String> made() {
            Set<String> made = new TreeSet<>();
            methods.forEach((method, nameAndType) -> {
                if ("<init>".equals(texts.get(firsts.get(nameAndType)))) {
                    String owner = texts.getOrDefault(firsts.get(firsts.get(method)), "");
                    made.add(owner.replace('/', '.'));
                }
            });
            return made;
        }
    }

    private void name(String text) {
        Matcher found = TYPE.matcher(text);
        while (found.find()) {
            types.add(found.group(1).replace('/', '.'));
        }
    }
}
