package ch02threads;

import ch01blocking.Reply;

// tag::fetched[]
/**
 * What came of one request: one of the two is null.
 *
 * @param reply what the server said
 * @param problem what was thrown instead, itself, not wrapped into another
 */
public record Fetched(Reply reply, Exception problem) {

    /** It went well. */
    public static Fetched reply(Reply reply) {
        return new Fetched(reply, null);
    }

    /** It did not. */
    public static Fetched problem(Exception problem) {
        return new Fetched(null, problem);
    }
}
// end::fetched[]
