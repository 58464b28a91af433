package ch11timers;

import ch08poll.Poll;
import ch11timers.Ears.Told;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import support.Attempt;
import support.Attempt.Outcome;
import support.FarSide;
import support.KernelTime;
import support.Lesson;
import support.Stopped;

/** Uses a learner's {@code PatientRequests}, and finds out which well-known wrong turn it took. */
final class PatientRequestsLessons implements AutoCloseable {

    private static final Attempt ATTEMPT = Earlier.attempt(
                    "each request told once: its reply, or why there is none",
                    "Who waits too long?")
            .after("never-early", 11, "Not early, and not spinning");

    private static final String STAYS =
            "Whoever gives up hangs up. A connection that stays open is watched still: what"
                    + " comes there comes for nobody, and its descriptor is missing elsewhere."
                    + " Its close ends the registration too, and the event in this very batch.";

    private static final String ENDED =
            "One request has failed, and with it you have ended all. Whoever asked for it is"
                    + " told, by replies.failure; the others know nothing of it.";

    private static final long MILLI = 1_000_000;

    private final KernelTime<TimerLibc> time;
    private final FarSide server;
    private final Ears ears;
    private final String story;
    private final Poll poll;
    private final Timers timers;
    private final PatientRequests requests;
    private int begun;
    private Outcome<Boolean> ran;

    /** Makes one; {@code story} is what will be done with it, for messages. */
    PatientRequestsLessons(KernelTime<TimerLibc> time, FarSide server, String story) {
        this.time = time;
        this.server = server;
        this.story = story;
        this.ears = new Ears(time, server::isOpen);
        this.poll =
                ATTEMPT.get("new Poll(libc, clock)", () -> new Poll(time.libc(), time::nanoTime));
        this.timers = new Timers(poll, time::nanoTime);
        this.requests = ATTEMPT.get(
                "new PatientRequests(...)",
                () -> new PatientRequests(time.libc(), poll, timers, ears));
    }

    /** Begins the next request. */
    PatientRequestsLessons begin(int patienceMillis) {
        return begin(server.address(), patienceMillis);
    }

    /** Likewise, at another address. */
    PatientRequestsLessons begin(InetSocketAddress to, int patienceMillis) {
        int index = begun++;
        ATTEMPT.get(story, () -> {
            requests.begin(index, to, "/" + index, Duration.ofMillis(patienceMillis));
            return true;
        });
        return this;
    }

    /** Runs, and fails if that does not end, or throws. */
    void run() {
        time.at(0, server::settles);
        ran = ATTEMPT.run(story, () -> {
            requests.run();
            return true;
        });
        judgeStopped();
        if (ran.thrown() instanceof IOException || ran.thrown() instanceof RuntimeException) {
            boolean forNobody =
                    ran.thrown() instanceof NullPointerException && !ears.told().isEmpty();
            throw ran.fail(
                    "run() threw " + ran.thrown() + told(),
                    "run() goes on, and tells replies",
                    forNobody ? "Something came for a request that is over. " + STAYS : ENDED);
        }
        ran.value();
    }

    private void judgeStopped() {
        if (!(ran.thrown() instanceof Stopped stopped)) {
            return;
        }
        boolean late = ears.told().stream().anyMatch(Told::isTooLate);
        boolean all = ears.told().size() >= begun;
        throw ran.fail(
                stopped + told(),
                "run() returns when each request is over",
                late && all
                        ? "All were told how they have ended, but to run() one of them is still"
                                + " open. A request that is given up is over, in every book that"
                                + " you keep."
                        : "You wait for events only, and a silent server sends none. Timers.poll"
                                + " waits for both: events, and the next deadline.",
                stopped.yours());
    }

    private String told() {
        return "; told: " + (ears.told().isEmpty() ? "nothing" : ears.told());
    }

    /** Fails unless each request was told once. */
    void judgeOnce() {
        for (int i = 0; i < begun; i++) {
            int index = i;
            long times =
                    ears.told().stream().filter(told -> told.index() == index).count();
            if (times > 1) {
                throw fail(
                        "#" + i + " told once",
                        "A request ends once. Whichever comes first, its reply,"
                                + " its failure or its deadline, puts an end to the other two.");
            }
            if (times == 0) {
                throw fail("#" + i + " told", "Whoever asks has to hear how it has ended.");
            }
        }
    }

    /** Fails unless this request had this reply. */
    void judgeReply(int index, String text) {
        judgeOnce();
        Told told = told(index).orElseThrow();
        if (told.isTooLate()) {
            throw fail(
                    "a reply to #" + index,
                    "Its own time was not up. Each request has a deadline of its own, and what"
                            + " becomes of the others is none of its business.");
        }
        if (!text.equals(told.text())) {
            throw fail("the reply to #" + index, "It came whole, and in time.");
        }
    }

    /** Fails if a piece of a reply has given the rest of it more time than this. */
    void judgeNotRenewed(int index, int millis) {
        judgeOnce();
        Told told = told(index).orElseThrow();
        if (told.at() > (millis + 1) * MILLI) {
            throw fail(
                    "#" + index + " given up after " + millis + " ms",
                    "The deadline is for the whole reply, from the beginning on. A piece of it"
                            + " is no reason to begin anew: a server that sends a byte now and"
                            + " then would keep you waiting for ever.");
        }
    }

    /** Fails unless this request was given up, at this time. */
    void judgeTooLate(int index, int millis) {
        judgeOnce();
        Told told = told(index).orElseThrow();
        if (!told.isTooLate()) {
            throw fail(
                    "a TooLateException for #" + index,
                    "Its time was up, and its reply not there. Whoever asked has given up, and"
                            + " has to be told that, as the reason for a failure.");
        }
        if (told.at() < millis * MILLI || told.at() > (millis + 1) * MILLI) {
            throw fail(
                    "#" + index + " given up after " + millis + " ms",
                    "That was not the time it had. Each request has a deadline of its own, and"
                            + " what becomes of the others is none of its business.");
        }
    }

    /** Fails unless this request has failed, and not by its deadline. */
    void judgeFailed(int index) {
        judgeOnce();
        Told told = told(index).orElseThrow();
        if (told.reason() == null || told.isTooLate()) {
            throw fail("the failure of #" + index, "It failed long before its time was up.");
        }
    }

    private Optional<Told> told(int index) {
        return ears.told().stream().filter(told -> told.index() == index).findFirst();
    }

    /** Fails if a request that is over has left something behind. */
    void judgeNothingLeft(String whose) {
        for (int i = 0; i < begun; i++) {
            if (ears.openAfterwards().contains(i) || server.isOpen(i)) {
                throw fail("the connection of #" + i + " closed, as soon as it was over", STAYS);
            }
        }
        int left = timers.size();
        if (left > 0) {
            throw fail(
                    "no timer that waits when all is over; there "
                            + (left == 1 ? "is 1" : "are " + left),
                    whose
                            + " left its deadline behind. It will strike, for a request that is"
                            + " over long since: cancel it at every end.");
        }
    }

    private Lesson.Failure fail(String expected, String why) {
        String saw = ears.told().isEmpty() ? "told: nothing" : "told: " + ears.told();
        return ATTEMPT.fail(story, saw, expected, why);
    }

    /** The order in which they were told. */
    void judgeOrder(List<Integer> expected) {
        List<Integer> order = ears.told().stream().map(Told::index).toList();
        if (!order.equals(expected)) {
            throw fail("in this order: " + expected, "Each is told as soon as it has ended.");
        }
    }

    @Override
    public void close() throws IOException {
        requests.close();
        poll.close();
    }
}
