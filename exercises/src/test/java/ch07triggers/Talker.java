package ch07triggers;

import ch05ffi.Fd;

import ch07triggers.Pipes.Pipe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Something to be read in pieces, which a learner's {@code FairTurns} gives its turns. */
final class Talker implements FairTurns.Work {

    /** Bytes that one piece reads. */
    private static final int PIECE = 10;

    /** More pieces than a round of any fair kind has. */
    static final int MANY = 500;

    /** All pieces of one round, in order, by the names of those who had them. */
    static final class Floor {
        private final List<String> pieces = new ArrayList<>();
        private final Set<String> asked = new TreeSet<>();

        private void note(String name) {
            pieces.add(name);
            if (pieces.size() > MANY) {
                throw new Stopped(Stopped.Kind.SPINS, "500 pieces, and the round was not over");
            }
        }

        /** Who was asked for a piece since taken() was called, though there may have been none. */
        Set<String> asked() {
            return Set.copyOf(asked);
        }

        /** What was done since this was last called. */
        List<String> taken() {
            List<String> taken = List.copyOf(pieces);
            pieces.clear();
            asked.clear();
            return taken;
        }
    }

    /** Something that one does in the middle of a piece. */
    @FunctionalInterface
    interface Event {
        /** Does it; what it throws goes through the piece. */
        void happen() throws IOException;
    }

    private final String name;
    private final long token;
    private final Pipes pipes;
    private final Pipe pipe;
    private final Floor floor;
    private boolean neverStops;
    private int left; // pieces that were said and not read
    private int untilEvent; // pieces
    private Event event = () -> {};

    Talker(String name, long token, Pipes pipes, Floor floor) {
        this.name = name;
        this.token = token;
        this.pipes = pipes;
        this.pipe = pipes.pipe();
        this.floor = floor;
    }

    /** Has so many pieces to say now. */
    Talker says(int pieces) {
        pipes.write(pipe, pieces * PIECE);
        left += pieces;
        return this;
    }

    /** Has something to say, and always something more. */
    Talker neverStops() {
        neverStops = true;
        return says(1);
    }

    /** What is to happen in its nth piece from now, 1 being the next. */
    Talker inPiece(int nth, Event what) {
        untilEvent = nth;
        event = what;
        return this;
    }

    @Override
    public boolean piece() throws IOException {
        floor.asked.add(name);
        if (neverStops) {
            says(1);
        }
        if (pipes.read(pipe, PIECE) <= 0) {
            return false;
        }
        left--;
        floor.note(name);
        if (--untilEvent == 0) {
            event.happen();
        }
        return true;
    }

    /** Whether it has something to say that nobody has read. */
    boolean isWaiting() {
        return left > 0;
    }

    Fd fd() {
        return pipe.reader();
    }

    int number() {
        return pipe.in();
    }

    long token() {
        return token;
    }

    @Override
    public String toString() {
        return name;
    }
}
