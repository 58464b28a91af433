package ch02threads;

/** Two threads share two plain fields, and nothing orders them. What may come of it? */
final class Unordered {

    // tag::unordered[]
    private String reply = "nothing";
    private boolean done;

    /** One thread calls this. */
    void put() {
        reply = "hello";
        done = true;
    }

    /** Another one calls this. */
    String take() {
        while (!done) {
            // Not yet.
        }
        return reply;
    }
    // end::unordered[]
}
