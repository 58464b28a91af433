package workbook.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What there is to choose from, in sections.
 *
 * @param sections in order; those of a filtered catalog have fewer entries, or are not there
 * @param current the id of the entry where the learner is; empty if nowhere
 * @param total all sections together, whatever is filtered
 */
public record Catalog(List<Section> sections, String current, Progress total) {

    public Catalog {
        sections = List.copyOf(sections);
    }

    /**
     * How far it is.
     *
     * @param done how many are done
     * @param all how many there are
     * @param text the same in words, such as {@code 1 of 4}
     */
    public record Progress(int done, int all, String text) {}

    /**
     * A chapter, say.
     *
     * @param name what it is called for short
     * @param title what it is called
     * @param progress of all its entries, whatever is filtered
     * @param entries in order
     */
    public record Section(String name, String title, Progress progress, List<Entry> entries) {

        public Section {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One thing to choose.
     *
     * @param id unique in the catalog
     * @param title a few words
     * @param state a word or three; what is in parentheses may be left out where it is narrow
     * @param style how the state stands out
     * @param done whether nothing is left to do
     * @param aside a word for its end, such as {@code 3 points}
     */
    public record Entry(
            String id, String title, String state, Style style, boolean done, String aside) {

        /** The state without its explanation. */
        String brief() {
            int explained = state.indexOf(" (");
            return explained < 0 ? state : state.substring(0, explained);
        }
    }

    /** Which entries are wanted. */
    public enum Filter {
        ALL,
        DONE,
        PENDING;

        boolean lets(Entry entry) {
            return this == ALL || entry.done() == (this == DONE);
        }

        /** As it is called on the screen. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        Filter next() {
            return switch (this) {
                case ALL -> DONE;
                case DONE -> PENDING;
                case PENDING -> ALL;
            };
        }

        Filter before() {
            return next().next();
        }
    }

    /** The entries that the filter lets through, and that have every word in id, title or section. */
    public Catalog only(Filter filter, String words) {
        List<Section> kept = new ArrayList<>();
        for (Section section : sections) {
            List<Entry> entries = new ArrayList<>();
            for (Entry entry : section.entries()) {
                if (filter.lets(entry) && has(section, entry, words)) {
                    entries.add(entry);
                }
            }
            if (!entries.isEmpty()) {
                kept.add(new Section(section.name(), section.title(), section.progress(), entries));
            }
        }
        return new Catalog(kept, current, total);
    }

    /** The section of this name alone, and how far it is. */
    public Catalog only(String name) {
        return sections.stream()
                .filter(section -> section.name().equals(name))
                .findFirst()
                .map(section -> new Catalog(List.of(section), current, section.progress()))
                .orElse(this);
    }

    private static boolean has(Section section, Entry entry, String words) {
        String text = String.join(" ", section.name(), section.title(), entry.id(), entry.title())
                .toLowerCase(Locale.ROOT);
        for (String word : words.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** All entries, section by section. */
    public List<Entry> entries() {
        List<Entry> all = new ArrayList<>();
        sections.forEach(section -> all.addAll(section.entries()));
        return all;
    }
}
