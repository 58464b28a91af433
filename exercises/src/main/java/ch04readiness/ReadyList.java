package ch04readiness;

import java.util.ArrayList;
import java.util.List;

/** Finds who is ready without asking around: whoever becomes ready, says so. */
public final class ReadyList implements WhoIsReady {

    // TODO ready-list: What do you need to keep? Each source at most once, and in order.
    // A field for the list, such as a LinkedHashSet.

    /** Has the source ring when it becomes ready; it may be ready already. */
    @Override
    public void add(Source source) {
        // TODO ready-list: Hang up a bell that puts the source on the list. And if it was ready
        // before the bell hung there?
        throw new UnsupportedOperationException("ch04 / ready-list: not written yet");
    }

    /** Takes the bell down. From now on this source is not reported. */
    @Override
    public void remove(Source source) {
        // TODO ready-list: It may be on the list at this very moment.
        throw new UnsupportedOperationException("ch04 / ready-list: not written yet");
    }

    /**
     * Those that are ready, first come, first served: k of them in k steps.
     * Who is still ready stays on the list, behind the others.
     *
     * @param slots how many there is room for; the others come next time
     */
    @Override
    public List<Source> take(int slots) {
        // TODO ready-list: Each that is on the list gets one turn, from the first on, while there
        // are slots: take it off, and ask it once. Is it ready? Then report it,
        // and put it back, at the end. A bell may ring while you do this.
        throw new UnsupportedOperationException("ch04 / ready-list: not written yet");
    }
}
