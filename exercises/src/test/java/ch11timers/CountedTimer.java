package ch11timers;

/** A timer that has a name, and counts how often it is asked for something, or moved. */
final class CountedTimer extends Timer {

    /** What was asked of many timers. */
    static final class Looks {
        /** Deadlines that were asked for, timers that were compared, places that were told. */
        int count;
    }

    private final String name;
    private final Looks looks;
    private int asked; // of this one alone

    /**
     * @param name short, for messages
     */
    CountedTimer(String name, long deadline, Looks looks) {
        super(deadline, () -> {});
        this.name = name;
        this.looks = looks;
    }

    /** How often this one was asked for its place, its deadline, or whether it is another. */
    int asked() {
        return asked;
    }

    @Override
    public long deadline() {
        look();
        return super.deadline();
    }

    @Override
    int place() {
        asked++;
        return super.place();
    }

    @Override
    void place(int index) {
        looks.count++;
        super.place(index);
    }

    @Override
    public boolean equals(Object other) {
        look();
        return this == other;
    }

    @Override
    public int hashCode() {
        asked++;
        return System.identityHashCode(this);
    }

    private void look() {
        looks.count++;
        asked++;
    }

    @Override
    public String toString() {
        return name;
    }
}
