package workbook.update;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one of the learner's files: its starter changed from one edition to the next, and
 * the learner changed it, too.
 *
 * @param kind in a word
 * @param text what the file will be; empty if it stays as it is, or goes
 */
record Choice(Kind kind, Optional<String> text) {

    /** In the words that the learner reads. */
    enum Kind {
        /** Nothing changes. */
        UNTOUCHED,
        /** The starter is new, and nothing of the learner's was there. */
        FRESH,
        /** Both changed it, in different places. */
        MERGED,
        /** Both changed the same place: the learner's stays. */
        CONFLICT,
        /** The new edition has no such file. */
        REMOVED
    }

    private static final Choice NOTHING = new Choice(Kind.UNTOUCHED, Optional.empty());

    /** Null where a text stands for a file that is not there. */
    static Choice of(@Nullable String base, byte @Nullable [] ours, @Nullable String theirs) {
        if (theirs == null) {
            return base == null || ours == null
                    ? NOTHING
                    : new Choice(Kind.REMOVED, Optional.empty());
        }
        if (ours == null) {
            return new Choice(Kind.FRESH, Optional.of(theirs));
        }
        if (theirs.equals(base)) {
            return NOTHING;
        }
        Optional<String> text = decode(ours);
        return text.isPresent()
                ? merge(base, text.get(), theirs)
                : new Choice(Kind.CONFLICT, Optional.empty());
    }

    /** Line ends are the learner's editor's, and no change of the text. */
    private static Choice merge(@Nullable String base, String ours, String theirs) {
        boolean windows = ours.contains("\r\n");
        String plain = ours.replace("\r\n", "\n");
        if (plain.equals(theirs)) {
            return NOTHING;
        }
        if (plain.equals(base)) {
            return new Choice(Kind.FRESH, Optional.of(ended(theirs, windows)));
        }
        return (base == null ? Optional.<String>empty() : Merge.of(base, plain, theirs))
                .map(text -> text.equals(plain)
                        ? NOTHING
                        : new Choice(Kind.MERGED, Optional.of(ended(text, windows))))
                .orElse(new Choice(Kind.CONFLICT, Optional.empty()));
    }

    private static String ended(String text, boolean windows) {
        return windows ? text.replace("\n", "\r\n") : text;
    }

    private static Optional<String> decode(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }
}
