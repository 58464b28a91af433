package ch03nonblocking;

import ch01blocking.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ByteChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import support.Attempt;
import support.Attempt.Outcome;
import support.Overheard;

/**
 * Stands around a learner's rounds: dials, listens to every question, is told the replies, and is
 * called when there is nothing to do. From the order of these it finds the well-known wrong turns.
 */
final class RoundLessons implements Dial, Idle, Replies, Overheard.Listener {

    static final Attempt ATTEMPT = Attempt.of(
                    "every reply as soon as it is there, all of them on this one thread",
                    3,
                    "Round and round")
            .after("request", 1, "What a request looks like")
            .after("read-to-end", 1, "Where does a reply end?")
            .after("parse-reply", 1, "Taking a reply apart")
            .after("three-answers", 3, "Three answers")
            .after("write-it-all", 3, "Write takes a part");

    /** The other side: opens what is dialed, and moves on when there is nothing to do. */
    interface World {

        /** The connection of this number, counted from 0. */
        ByteChannel open(int number, InetSocketAddress server) throws IOException;

        /** Lets the next thing happen, and comes back when it has, or with what is wrong. */
        Optional<RoundWrong> next() throws IOException, InterruptedException;

        /** This connection is at its end, or broken: nothing more will come from there. */
        default void over(int number) {}

        /** The fate of this request has been told. */
        default void told(int index) {}
    }

    private final World world;
    private final int expected;
    /** By number; null for one that could not be opened. */
    private final List<Overheard> channels = new ArrayList<>();

    private final Set<Overheard> over = new HashSet<>();
    private final Set<Overheard> askedThisRound = new HashSet<>();
    private final Map<Integer, String> replies = new TreeMap<>();
    private final Map<Integer, IOException> failures = new TreeMap<>();
    private final List<Integer> order = new ArrayList<>();
    private RoundWrong wrong;
    private boolean somethingCame;
    private Overheard lastAsked;
    private int inARow;
    private int nothingInARow;

    /** Watches over so many requests. */
    RoundLessons(int expected, World world) {
        this.expected = expected;
        this.world = world;
    }

    /** Runs the learner's code; what it did wrong on the way is a lesson. */
    RoundResults run(String did, InetSocketAddress server, List<String> paths) {
        Outcome<Boolean> outcome = ATTEMPT.run(did, () -> {
            new RoundAndRound(this, this).fetchAll(server, paths, this);
            return true;
        });
        for (Overheard channel : channels) {
            if (wrong == null && channel != null && channel.spin().isPresent()) {
                // Questions in vain are found sooner, so it was a write.
                wrong = RoundWrong.writesInVain(channels.indexOf(channel))
                        .at(channel.spin().get().yours());
            }
        }
        if (wrong != null) {
            EarlierLessons.judge(outcome);
            throw wrong.about(outcome);
        }
        return new RoundResults(this, outcome);
    }

    @Override
    public ByteChannel connect(InetSocketAddress server) throws IOException {
        int number = channels.size();
        if (number == expected) {
            stop(RoundWrong.tooManyConnections(expected));
        }
        channels.add(null);
        Overheard channel = Overheard.around(world.open(number, server)).to(this);
        channels.set(number, channel);
        return channel;
    }

    @Override
    public void answered(Overheard channel, int answer) {
        // Several questions in a row to one of several are one turn, if a greedy one.
        boolean sameTurn = channel == lastAsked && open().size() > 1;
        inARow = channel == lastAsked ? inARow + 1 : 1;
        lastAsked = channel;
        nothingInARow = answer == 0 ? nothingInARow + 1 : 0;
        if (over.contains(channel)) {
            stop(RoundWrong.askedAfterItsEnd(channels.indexOf(channel)));
        }
        if (inARow >= Overheard.MANY && open().size() > 1) {
            stop(RoundWrong.stayedWithOne(channels.indexOf(channel), open().size() - 1, answer));
        }
        if (nothingInARow >= Overheard.MANY) {
            stop(RoundWrong.neverIdle(open().size()));
        }
        if (!askedThisRound.add(channel) && !sameTurn) {
            askedThisRound.clear();
            askedThisRound.add(channel);
            somethingCame = false;
        }
        somethingCame |= answer != 0;
        if (answer < 0) {
            over.add(channel);
            world.over(channels.indexOf(channel));
        }
    }

    @Override
    public void nothingCame() throws InterruptedException {
        judgeIdle();
        askedThisRound.clear();
        nothingInARow = 0;
        inARow = 0;
        open().forEach(Overheard::mayAskAgain);
        try {
            world.next().ifPresent(this::stop);
        } catch (IOException nothing) {
            stop(RoundWrong.waitsForNothing(nothing.getMessage()));
        }
    }

    private void judgeIdle() {
        if (channels.size() < expected) {
            stop(RoundWrong.oneAtATime(channels.size(), expected));
        }
        for (Overheard channel : open()) {
            if (channel.writes() == 0) {
                stop(RoundWrong.notSent(channels.indexOf(channel)));
            }
        }
        if (somethingCame) {
            stop(RoundWrong.idleTooEarly());
        }
        if (!askedThisRound.containsAll(open())) {
            stop(RoundWrong.idleInBetween(askedThisRound.size(), open().size()));
        }
        for (Overheard channel : over) {
            int number = channels.indexOf(channel);
            if (!replies.containsKey(number) && !failures.containsKey(number)) {
                stop(RoundWrong.keptBack(number));
            }
        }
    }

    private List<Overheard> open() {
        return channels.stream()
                .filter(channel -> channel != null && !over.contains(channel))
                .toList();
    }

    @Override
    public void reply(int index, Reply reply) {
        told(index);
        replies.put(index, reply.text());
    }

    @Override
    public void failure(int index, IOException reason) {
        told(index);
        failures.put(index, reason);
    }

    private void told(int index) {
        order.add(index);
        if (replies.containsKey(index) || failures.containsKey(index)) {
            stop(RoundWrong.toldTwice(index));
        }
        world.told(index);
    }

    /** Ends the learner's code here: what it would do now is known. */
    private void stop(RoundWrong what) {
        Overheard.Spin stop = new Overheard.Spin(what.saw());
        wrong = wrong == null ? what.at(stop.yours()) : wrong;
        throw stop;
    }

    /** The requests by number, in the order in which their fate was told. */
    List<Integer> order() {
        return order;
    }

    /** The texts of the replies, by number. */
    Map<Integer, String> replies() {
        return replies;
    }

    /** The failures, by number. */
    Map<Integer, IOException> failures() {
        return failures;
    }

    /** The numbers of those connections that are still open. */
    List<Integer> leftOpen() {
        return channels.stream()
                .filter(channel -> channel != null && channel.isOpen())
                .map(channels::indexOf)
                .toList();
    }
}
