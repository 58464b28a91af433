package ch08poll;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import support.Attempt;
import support.Attempt.Outcome;

/** What can be wrong with places and keys, a sentence for each. */
final class SlotsLessons {

    /** Who comes after somebody who has left. */
    static final String NEW = "the new one";

    private static final Attempt ATTEMPT = Attempt.of(
            "add, get and remove by keys that are never given twice",
            8,
            "A place and a generation");
    private static final int TRIES = 100;
    private static final int SIXTEEN = 16; // places at the beginning

    private final Slots<String> slots;
    private boolean left; // whether anybody has

    SlotsLessons(Slots<String> slots) {
        this.slots = slots;
    }

    long add(String guest) {
        Outcome<Long> outcome =
                ATTEMPT.run("add(\"" + guest + "\") to " + slots.size(), () -> slots.add(guest));
        if (outcome.thrown(ArrayIndexOutOfBoundsException.class).isPresent()) {
            throw outcome.fail(
                    outcome.thrown().getMessage(),
                    "a key",
                    "The arrays have places for sixteen. Whoever comes after that needs longer"
                            + " ones, and both of them have to grow.");
        }
        return outcome.value();
    }

    /** Fails unless those who are here together have keys, and places, of their own. */
    void judgeDistinct(List<Long> keys) {
        String shown = keys.stream().map(SlotsLessons::hex).toList().toString();
        String did = "add(), " + keys.size() + " times";
        if (Set.copyOf(keys).size() < keys.size()) {
            throw ATTEMPT.fail(
                    did,
                    "the keys " + shown,
                    "a key of its own for each",
                    "The place is not in the key. Is it lost on the way? To Java, a << 32 + b is"
                            + " a << (32 + b): a plus binds tighter than a shift.");
        }
        if (keys.stream().map(Long::intValue).distinct().count() < keys.size()) {
            throw ATTEMPT.fail(
                    did,
                    "the keys " + shown,
                    "keys whose lower halves differ: the place stands there",
                    "The generation belongs into the upper half, and the place into the lower one,"
                            + " not the other way round.");
        }
    }

    /** Fails if somebody who has left is still held by a reference. */
    void judgeLetGo(boolean collected) {
        if (!collected) {
            throw ATTEMPT.fail(
                    "add(a guest), remove() with its key; then the collector goes round",
                    "the guest is still in memory",
                    "nobody holds it any more",
                    "The place was left, and the array still points to whoever was in it. Until"
                            + " somebody else comes, nothing of that guest can be freed.");
        }
    }

    void judgeFound(long key, String guest) {
        Outcome<String> outcome = get(key);
        if (outcome.thrown() == null && outcome.result() == null) {
            throw outcome.fail(
                    "null",
                    quoted(guest),
                    slots.size() > SIXTEEN
                            ? "Nobody has removed it. The arrays have grown meanwhile: both of them"
                                    + " have to keep what was in them, the generations too."
                            : "Nobody has removed it.");
        }
        if (!outcome.value().equals(guest)) {
            throw outcome.fail(
                    quoted(outcome.value()),
                    quoted(guest),
                    "Two have been given the same place at the same time. A place that is taken is"
                            + " off the list of free ones.");
        }
    }

    void judgeGone(long key) {
        Outcome<String> outcome = get(key);
        if (outcome.thrown(IndexOutOfBoundsException.class).isPresent()) {
            throw outcome.fail(
                    outcome.thrown().getMessage(),
                    "null",
                    "Not every number is a key. There may be no such place, and that is an"
                            + " answer too: nobody.");
        }
        if (outcome.thrown(NoSuchElementException.class).isPresent()) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    "null",
                    "That somebody has left is no mistake: it is what events are asked about, one by"
                            + " one. Null says it, and an exception would end the round.");
        }
        if (outcome.thrown() != null) {
            outcome.value();
        }
        if (outcome.result() != null) {
            throw outcome.fail(
                    quoted(outcome.result()),
                    "null",
                    outcome.result().equals(NEW)
                            ? "The place is the same and the guest is another: an event that was"
                                    + " meant for the one who left would go to the new one."
                            : "Nobody is there under this key.");
        }
    }

    void judgeRemoved(long key, boolean was) {
        Outcome<Boolean> outcome = ATTEMPT.run("remove(" + hex(key) + ")", () -> slots.remove(key));
        if (outcome.thrown(IndexOutOfBoundsException.class).isPresent()) {
            throw outcome.fail(
                    outcome.thrown().getMessage(),
                    "false",
                    "Not every number is a key. There may be no such place, and that is an"
                            + " answer too: nobody.");
        }
        if (outcome.value() != was) {
            throw outcome.fail(
                    "" + outcome.value(),
                    "" + was,
                    was
                            ? whyThere(key)
                            : "Nobody is there under this key. Whoever removes by an"
                                    + " old one puts somebody else out, and their place on the list twice.");
        }
        left |= was;
    }

    /** After somebody has left, the next key has a generation in its upper half. */
    private String whyThere(long key) {
        return left && key >>> Integer.SIZE == 0
                ? "That key is what add gave, and its upper half is 0 although somebody has left."
                        + " An int that is shifted by 32 is not shifted at all: it has to be a"
                        + " long before."
                : "It was there under this key, and now it is gone: true.";
    }

    void judgeNew(boolean isNew, long key, int guests) {
        if (!isNew) {
            throw ATTEMPT.fail(
                    "add and remove, again and again",
                    "guest " + guests + " got " + hex(key) + ", which another one had before",
                    "a key that was never given",
                    "The generation of a place has to change each time that it is left, and to"
                            + " stand in the upper half of the key.");
        }
    }

    /** Somebody new in the place of this key, which is free; returns the new key. */
    long moveInto(long old) {
        for (int i = 0; i < TRIES; i++) {
            long key = add(NEW);
            if ((int) key == (int) old) {
                return key;
            }
        }
        throw ATTEMPT.fail(
                "add() " + TRIES + " times, after one has left",
                "none of them got the place that was left, " + (int) old,
                "the place in the lower half of the key, used again",
                NEVER_USED_AGAIN);
    }

    private static final String NEVER_USED_AGAIN =
            "A place that is left is free for the next. A server that takes a thousand connections"
                    + " a second, and holds ten, needs ten places and not millions.";

    void judgePlaces(int highest, int guests) {
        if (highest > 32) {
            throw ATTEMPT.fail(
                    "add and remove, " + guests + " times, never two at once",
                    "place " + highest + " in use",
                    "a few places, used again and again, in the lower half of the key",
                    NEVER_USED_AGAIN);
        }
    }

    void judgeSize(int expected) {
        int size = slots.size();
        if (size != expected) {
            throw ATTEMPT.fail(
                    "size()",
                    "" + size,
                    "" + expected,
                    "add makes it one more, and a remove that has found somebody one less.");
        }
    }

    void judgeGarbage(long bytes) {
        if (bytes > 0) {
            throw ATTEMPT.fail(
                    "get(), a thousand times",
                    bytes + " bytes of new objects for each",
                    "none",
                    "A key is looked up for each event. A Map<Long, T> makes an object of every"
                            + " long that it is asked for; an array takes the place as it is.");
        }
    }

    private Outcome<String> get(long key) {
        return ATTEMPT.run("get(" + hex(key) + ")", () -> slots.get(key));
    }

    private static String hex(long key) {
        return String.format("0x%016x", key);
    }

    private static String quoted(String guest) {
        return '"' + guest + '"';
    }
}
