package ch04readiness;

import java.util.List;

/** Watches over many sources, and knows which of them are ready. */
// tag::interface[]
public interface WhoIsReady {

    /** Watches over this source too. */
    void add(Source source);

    /** Watches over it no longer. */
    void remove(Source source);

    /** Those that are ready now, each once, and not more than there are slots. */
    List<Source> take(int slots);
}
// end::interface[]
