package ch04readiness;

import ch01blocking.Reply;

import java.io.IOException;

/** Is told what becomes of each request, as soon as that is known. */
// tag::interface[]
public interface Answers {

    /** The reply to the request at this place in the list is there. */
    void reply(int index, Reply reply);

    /** There will be no reply to the request at this place in the list. */
    void failed(int index, IOException problem);
}
// end::interface[]
