package ch04readiness;

import java.util.ArrayList;
// tag::solution-ready-list-imports[]
import java.util.LinkedHashSet;
// end::solution-ready-list-imports[]
import java.util.List;
// tag::solution-ready-list-imports-more[]
import java.util.Set;
// end::solution-ready-list-imports-more[]

/** Finds who is ready without asking around: whoever becomes ready, says so. */
public final class ReadyList implements WhoIsReady {

    //? What do you need to keep? Each source at most once, and in order.
    //= // A field for the list, such as a LinkedHashSet.
    // tag::solution-ready-list-field[]
    /** In the order in which they became ready, each at most once. */
    private final Set<Source> ready = new LinkedHashSet<>();
    // end::solution-ready-list-field[]

    // tag::signature[]
    /** Has the source ring when it becomes ready; it may be ready already. */
    @Override
    public void add(Source source) {
        // end::signature[]
        //? Hang up a bell that puts the source on the list. And if it was ready
        //? before the bell hung there?
        // tag::solution-ready-list[]
        source.tell(() -> ready.add(source));
        // What came before the bell hung there has rung for nobody.
        if (source.isReady()) {
            ready.add(source);
        }
        // end::solution-ready-list[]
    }

    // tag::signature-remove[]
    /** Takes the bell down. From now on this source is not reported. */
    @Override
    public void remove(Source source) {
        // end::signature-remove[]
        //? It may be on the list at this very moment.
        // tag::solution-ready-list-remove[]
        source.tellNobody();
        ready.remove(source);
        // end::solution-ready-list-remove[]
    }

    // tag::signature-take[]
    /**
     * Those that are ready, first come, first served: k of them in k steps.
     * Who is still ready stays on the list, behind the others.
     *
     * @param slots how many there is room for; the others come next time
     */
    @Override
    public List<Source> take(int slots) {
        // end::signature-take[]
        //? Each that is on the list gets one turn, from the first on, while there
        //? are slots: take it off, and ask it once. Is it ready? Then report it,
        //? and put it back, at the end. A bell may ring while you do this.
        // tag::solution-ready-list-take[]
        List<Source> taken = new ArrayList<>();
        int turns = ready.size(); // who comes meanwhile has a turn next time
        while (turns > 0 && taken.size() < slots) {
            Source first = ready.iterator().next();
            ready.remove(first);
            if (first.isReady()) {
                taken.add(first);
                ready.add(first);
            }
            turns--;
        }
        return taken;
        // end::solution-ready-list-take[]
    }
}
