package ch07triggers;

import ch05ffi.Fd;

import ch07triggers.Pipes.Pipe;

import java.util.ArrayList;
import java.util.List;

/** Something to be read in pieces, which a learner's {@code FairTurns} gives its turns. */
final class Talker implements FairTurns.Work {

    /** Bytes that one piece reads. */
    private static final int PIECE = 10;

    /** More pieces than a round of any fair kind has. */
    static final int MANY = 500;

    /** All pieces of one round, in order, by the names of those who had them. */
    static final class Floor {
        private final List<String> pieces = new ArrayList<>();

        private void note(String name) {
            pieces.add(name);
            if (pieces.size() > MANY) {
                throw new Stopped(Stopped.Kind.SPINS, "500 pieces, and the round was not over");
            }
        }

        /** What was done since it was last asked. */
        List<String> taken() {
            List<String> taken = List.copyOf(pieces);
            pieces.clear();
            return taken;
        }
    }

    private final String name;
    private final long token;
    private final Pipes pipes;
    private final Pipe pipe;
    private final Floor floor;
    private boolean neverStops;
    private boolean over;
    private int left; // pieces that were said and not read
    private Runnable during = () -> {};

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

    /** From now on it wants no more pieces. */
    void stop() {
        over = true;
    }

    /** What is to happen in the middle of its next pieces. */
    Talker during(Runnable event) {
        during = event;
        return this;
    }

    @Override
    public boolean piece() {
        if (neverStops) {
            says(1);
        }
        if (pipes.read(pipe, PIECE) <= 0) {
            return false;
        }
        left--;
        floor.note(name);
        during.run();
        return !over;
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
