package ch04readiness;

/** Something that is ready or not: a stand-in for a socket, as the kernel sees it. */
// tag::interface[]
public interface Source {

    /** Asks it: is there something to read? Each call counts as one step. */
    boolean isReady();

    /** From now on it rings when something arrives: this bell, and no other. */
    void tell(Runnable bell);

    /** From now on it rings no bell. */
    void tellNobody();
}
// end::interface[]
