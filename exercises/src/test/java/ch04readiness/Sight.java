package ch04readiness;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import support.Sleeper;
import support.Sleeper.Rest;

/**
 * A selector and the thread that uses it, seen from outside at one moment.
 *
 * @param rest whether the thread found rest
 * @param asksOnly whether it was seen in selectNow()
 * @param interests what the keys that are valid are interested in
 * @param selected how many keys stand in the selected set
 */
record Sight(Rest rest, boolean asksOnly, List<Integer> interests, int selected) {

    /** Looks now, at a thread that was found like this. */
    static Sight of(Selector selector, Sleeper thread, Rest rest) {
        List<Integer> interests = selector.keys().stream().map(Sight::interest).toList();
        int selected = selector.selectedKeys().size();
        boolean asks =
                rest != Rest.ASLEEP && thread.isSeenIn("sun.nio.ch.SelectorImpl", "selectNow");
        return new Sight(rest, asks, interests.stream().filter(ops -> ops >= 0).toList(), selected);
    }

    private static int interest(SelectionKey key) {
        try {
            return key.interestOps();
        } catch (java.nio.channels.CancelledKeyException cancelled) {
            return -1;
        }
    }

    /** How many keys are interested in this. */
    int interestedIn(int operation) {
        return (int) interests.stream().filter(ops -> (ops & operation) != 0).count();
    }

    @Override
    public String toString() {
        return switch (rest) {
            case ASLEEP -> "your thread sleeps";
            case BURNS -> "your thread never sleeps: it works on and on";
            case RESTLESS -> "your thread wakes up again and again";
            case OVER -> "fetchAll() has returned";
        };
    }
}
