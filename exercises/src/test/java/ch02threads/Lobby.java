package ch02threads;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import support.Crowd;

/** A handler that notes who comes, and behaves as the test wants it. */
final class Lobby implements Handler {

    private final Crowd crowd;
    private final List<Guest> guests = new CopyOnWriteArrayList<>();
    private final CountDownLatch doors = new CountDownLatch(1);
    private volatile Manner manner = guest -> {};

    /** Notes the threads in this crowd. */
    Lobby(Crowd crowd) {
        this.crowd = crowd;
    }

    /** What to do with a connection. */
    interface Manner {
        void serve(Guest guest) throws IOException;
    }

    /**
     * One connection that is served.
     *
     * @param socket the learner's
     * @param thread the learner's
     */
    record Guest(Socket socket, Thread thread) {

        /** Whether nothing will be done for it any more. */
        boolean over() {
            return socket.isClosed() && !thread.isAlive();
        }
    }

    /** Those who come from now on are treated like this. */
    void behaves(Manner how) {
        manner = how;
    }

    @Override
    public void serve(Socket socket) throws IOException {
        Guest guest = new Guest(socket, Thread.currentThread());
        crowd.met(guest.thread());
        guests.add(guest);
        manner.serve(guest);
    }

    /** Everybody so far. */
    List<Guest> guests() {
        return guests;
    }

    /** How many came so far. */
    int count() {
        return guests.size();
    }

    /** A manner: reads until somebody closes the socket. */
    static void listens(Guest guest) throws IOException {
        while (guest.socket().getInputStream().read() != -1) {
            // Nobody sends anything.
        }
    }

    /** A manner: waits until the doors are opened, or until it is interrupted. */
    void waits(Guest guest) {
        try {
            doors.await();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    /** A manner: waits until the doors are opened, whatever happens. */
    void insists(Guest guest) {
        boolean told = false;
        while (doors.getCount() > 0) {
            try {
                doors.await();
            } catch (InterruptedException notNow) {
                told = true;
            }
        }
        if (told) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets everybody go who waits. */
    void open() {
        doors.countDown();
    }
}
