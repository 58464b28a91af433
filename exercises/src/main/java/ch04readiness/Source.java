package ch04readiness;

/** Something that is ready or not: a stand-in for a socket, as the kernel sees it. */
public interface Source {

    /** Is there something to read? Each question counts as one step. */
    boolean isReady();

    /** From now on it rings this bell, and no other, when there is news. */
    void tell(Runnable bell);

    /** From now on it rings no bell. */
    void tellNobody();
}
