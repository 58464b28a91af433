package ch09requests;

import ch01blocking.Reply;

import ch03nonblocking.Replies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Is told how requests end, and notes it in order. */
final class Ears implements Replies {

    /**
     * One end that was told.
     *
     * @param index of the request
     * @param text of its reply; null if there is none
     * @param reason why there is none; null if there is one
     * @param open how many descriptors were open at that moment
     */
    record Told(int index, String text, IOException reason, int open) {

        @Override
        public String toString() {
            return "#" + index + (reason == null ? " reply" : " " + reason);
        }
    }

    private final Library library;
    private final List<Told> told = new ArrayList<>();
    private Runnable atOnce = () -> {};

    /** Where descriptors are counted. */
    @FunctionalInterface
    interface Library {
        /** How many are open. */
        int open();
    }

    Ears(Library library) {
        this.library = library;
    }

    /** What is to happen when the next end is told. */
    void then(Runnable event) {
        atOnce = event;
    }

    @Override
    public void reply(int index, Reply reply) {
        note(new Told(index, reply.text(), null, library.open()));
    }

    @Override
    public void failure(int index, IOException reason) {
        note(new Told(index, null, reason, library.open()));
    }

    private void note(Told next) {
        told.add(next);
        atOnce.run();
    }

    /** All ends, in the order in which they were told. */
    List<Told> told() {
        return told;
    }

    /** The first end of this request. */
    Optional<Told> told(int index) {
        return told.stream().filter(one -> one.index() == index).findFirst();
    }

    /** The first of them, for a message. */
    @Override
    public String toString() {
        int most = Math.min(6, told.size());
        return "told: " + (told.isEmpty() ? "nothing" : "" + told.subList(0, most))
                + (most < told.size() ? " and " + (told.size() - most) + " more" : "");
    }
}
