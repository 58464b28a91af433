package ch08poll;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import support.Attempt;

/** Goes through a learner's events, and looks at whose they are and which objects they are. */
final class Seen {

    private final Attempt attempt;
    private final Map<Long, Token> given = new HashMap<>(); // the very objects, by their values

    Seen(Attempt attempt) {
        this.attempt = attempt;
    }

    /** A token to register with. */
    Token token(long value) {
        return given.computeIfAbsent(value, Token::new);
    }

    /** The values of the tokens, in order. */
    List<Long> all(String did, Events events) {
        return attempt.get(did + "; for (Event event : events)", () -> {
            List<Long> tokens = new ArrayList<>();
            for (Event event : events) {
                tokens.add(value(did, event));
            }
            return tokens;
        });
    }

    /** Likewise, asking three times whether there is one more. */
    List<Long> hesitantly(String did, Events events) {
        return attempt.get(did, () -> {
            List<Long> found = new ArrayList<>();
            Iterator<Event> iterator = events.iterator();
            while (iterator.hasNext() && iterator.hasNext() && iterator.hasNext()) {
                found.add(value(did, iterator.next()));
            }
            return found;
        });
    }

    /** The objects themselves. */
    List<Event> objects(String did, Events events) {
        return attempt.get(did, () -> {
            List<Event> found = new ArrayList<>();
            events.forEach(found::add);
            return found;
        });
    }

    /** Whose event it is; fails if it is nobody's, or if its token is only as good as the given. */
    long value(String did, Event event) {
        Token token = event.token();
        if (token == null) {
            throw attempt.fail(
                    did,
                    "an event without a token was given out",
                    "it is passed over: its source is not on the list any more",
                    "Its key leads to no token. hasNext() has to look for null, and to move on for"
                            + " as long as it finds it: several in a row may be stale.");
        }
        Token known = given.get(token.value());
        if (known == null && token.value() == 0) {
            throw attempt.fail(
                    did,
                    "an event that has not been given its token",
                    "each event with the token of its source",
                    "The kernel knows the key alone. The token is found under it, and the event gets"
                            + " it by of(token).");
        }
        if (known != null && known != token) {
            throw attempt.fail(
                    did,
                    "an equal token, and another object",
                    "the very " + known + " that it was registered with",
                    "What was given at the registration is kept under the key. A new one for each"
                            + " event would be garbage, a thousand times a second.");
        }
        return token.value();
    }
}
