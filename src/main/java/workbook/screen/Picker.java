package workbook.screen;

import java.util.List;
import java.util.Optional;

/**
 * A list to choose from: filtered by a key, searched as one types. Each key gives a new picker.
 *
 * <pre>
 *            /                            x                      y
 *  typing <------  choosing  -----------------------> asking ----------> reset
 *    |     ------>    |  ^                              |
 *  Enter   Esc, Down  |  +------------------------------+
 *    |                | Enter                  any other key
 *    +-----> jump <---+
 * </pre>
 */
public final class Picker implements View {

    private static final int PAGE = 10;

    private final Catalog all;
    private final Choices choices;
    private final State state;
    private final Catalog shown;

    /** What a picker asks of the world outside. */
    public interface Choices {

        /** The learner goes on there; the picker is done. */
        void jump(String id);

        /** Puts one back to its beginning. */
        Reset reset(String id);
    }

    /**
     * What a reset came to.
     *
     * @param now the catalog as it is after it
     * @param told one line for the learner: what was done, and how to take it back
     */
    public record Reset(Catalog now, String told) {}

    /**
     * What the keys have come to.
     *
     * @param words that are searched for
     * @param typing whether letters go into these words
     * @param chosen the id that Enter jumps to; empty if nothing is shown
     * @param asking whether a reset waits for its yes
     * @param told what came of the last reset
     */
    record State(
            Catalog.Filter filter,
            String words,
            boolean typing,
            String chosen,
            boolean asking,
            String told) {

        State with(Catalog.Filter other) {
            return new State(other, words, typing, chosen, false, "");
        }

        State searching(String other, boolean goesOn) {
            return new State(filter, other, goesOn, chosen, false, "");
        }

        State at(String id) {
            return new State(filter, words, false, id, false, "");
        }

        State ask(boolean whether) {
            return new State(filter, words, false, chosen, whether, "");
        }

        State tell(String text) {
            return new State(filter, words, false, chosen, false, text);
        }
    }

    /** All of the catalog, with the current entry chosen. */
    public Picker(Catalog all, Choices choices) {
        this(all, choices, new State(Catalog.Filter.ALL, "", false, all.current(), false, ""));
    }

    private Picker(Catalog all, Choices choices, State state) {
        this.all = all;
        this.choices = choices;
        this.shown = all.only(state.filter(), state.words());
        this.state = seen(state);
    }

    /** What is chosen stays so while it is shown; else it is the first one below where it was. */
    private State seen(State wanted) {
        List<String> ids = shown.entries().stream().map(Catalog.Entry::id).toList();
        if (ids.contains(wanted.chosen())) {
            return wanted;
        }
        List<String> order = all.entries().stream().map(Catalog.Entry::id).toList();
        int was = order.indexOf(wanted.chosen());
        String next = ids.stream()
                .filter(id -> order.indexOf(id) > was)
                .findFirst()
                .orElseGet(() -> ids.isEmpty() ? "" : ids.get(ids.size() - 1));
        // A filter that shows nothing for a moment must not forget the place.
        String chosen = next.isEmpty() ? wanted.chosen() : next;
        return new State(
                wanted.filter(),
                wanted.words(),
                wanted.typing(),
                chosen,
                wanted.asking(),
                wanted.told());
    }

    @Override
    public List<String> lines(int columns, int rows) {
        return new PickerLines(shown, state, columns).all(rows);
    }

    @Override
    public Optional<View> key(Key key) {
        if (state.asking()) {
            return Optional.of(answered(key.writes("y") || key.writes("Y")));
        }
        return switch (key.kind()) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case PAGE_UP -> move(-PAGE);
            case PAGE_DOWN -> move(PAGE);
            case HOME -> move(-all.entries().size());
            case END -> move(all.entries().size());
            case TAB -> to(state.with(state.filter().next()));
            case BACK_TAB -> to(state.with(state.filter().before()));
            case ENTER -> jump();
            case ESCAPE -> escape();
            case BACKSPACE -> erase();
            case TEXT -> state.typing() ? type(key.text()) : command(key.text());
            default -> Optional.of(this);
        };
    }

    private Optional<View> command(String letter) {
        return switch (letter) {
            case "k" -> move(-1);
            case "j" -> move(1);
            case "d" -> to(state.with(state.filter().next()));
            case "/" -> to(state.searching(state.words(), true));
            case "x" -> to(state.ask(isShown()));
            case "l", "q" -> Optional.empty();
            default -> Optional.of(this);
        };
    }

    private Optional<View> to(State next) {
        return Optional.of(new Picker(all, choices, next));
    }

    private Optional<View> type(String text) {
        return to(state.searching(state.words() + text, true));
    }

    private Optional<View> erase() {
        String words = state.words();
        if (!state.typing() || words.isEmpty()) {
            return to(state.searching(words, false));
        }
        int last = words.offsetByCodePoints(words.length(), -1);
        return to(state.searching(words.substring(0, last), true));
    }

    private Optional<View> escape() {
        return state.typing() || !state.words().isEmpty()
                ? to(state.searching("", false))
                : Optional.empty();
    }

    private Optional<View> move(int by) {
        List<String> ids = shown.entries().stream().map(Catalog.Entry::id).toList();
        if (ids.isEmpty()) {
            return Optional.of(this);
        }
        int to = ids.indexOf(state.chosen()) + by;
        return to(state.at(ids.get(Math.max(0, Math.min(ids.size() - 1, to)))));
    }

    private boolean isShown() {
        return shown.entries().stream().anyMatch(entry -> entry.id().equals(state.chosen()));
    }

    private Optional<View> jump() {
        if (!isShown()) {
            return Optional.of(this);
        }
        choices.jump(state.chosen());
        return Optional.empty();
    }

    private Picker answered(boolean yes) {
        if (!yes) {
            return new Picker(all, choices, state.ask(false));
        }
        Reset reset = choices.reset(state.chosen());
        return new Picker(reset.now(), choices, state.tell(reset.told()));
    }
}
