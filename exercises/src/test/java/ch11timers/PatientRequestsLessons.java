package ch11timers;

import ch08poll.Poll;
import ch11timers.Ears.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import support.Attempt;
import support.Attempt.Outcome;
import support.FarSide;
import support.KernelTime;
import support.Lesson;
import support.NativeCall;

/** Uses a learner's {@code PatientRequests}, and finds out which well-known wrong turn it took. */
final class PatientRequestsLessons implements AutoCloseable {

    private static final Attempt ATTEMPT = Earlier.attempt(
                    "each request told once: its reply, or why there is none",
                    "Who waits too long?")
            .after("never-early", 11, "Not early, and not spinning");

    private static final long MILLI = 1_000_000;

    /** More waits than any test has deadlines and events. */
    private static final int MANY_WAITS = 12;

    private final KernelTime<TimerLibc> time;
    private final FarSide server;
    private final Ears ears;
    private final String story;
    private final Poll poll;
    private final Timers timers;
    private final PatientRequests requests;
    private final CallersOwn callers;
    private final List<Asked> asked = new ArrayList<>();
    private final List<Integer> unheard = new ArrayList<>(); // connections

    /** Makes one; {@code story} is what will be done with it, for messages. */
    PatientRequestsLessons(KernelTime<TimerLibc> time, FarSide server, String story) {
        this.time = time;
        this.server = server;
        this.story = story;
        this.ears = new Ears(time, this::isOpen);
        this.poll =
                ATTEMPT.get("new Poll(libc, clock)", () -> new Poll(time.libc(), time::nanoTime));
        this.timers = new Timers(poll, time::nanoTime);
        this.callers = new CallersOwn(poll, timers);
        this.requests = ATTEMPT.get(
                "new PatientRequests(...)",
                () -> new PatientRequests(time.libc(), poll, timers, ears));
    }

    /** Whether the connection of this one is open; the last one, if it has had several. */
    private boolean isOpen(int number) {
        int connection = -1;
        for (Asked one : asked) {
            connection = one.number() == number ? one.connection() : connection;
        }
        return connection >= 0 && server.isOpen(connection);
    }

    /** Begins the next request. */
    PatientRequestsLessons begin(int patienceMillis) {
        return begin(asked.size(), server.address(), patienceMillis);
    }

    /** Likewise, at another address. */
    PatientRequestsLessons begin(InetSocketAddress to, int patienceMillis) {
        return begin(asked.size(), to, patienceMillis);
    }

    /** Likewise, under this number. */
    PatientRequestsLessons beginAs(int number, int patienceMillis) {
        return begin(number, server.address(), patienceMillis);
    }

    private PatientRequestsLessons begin(int number, InetSocketAddress to, int millis) {
        int before = connections();
        Outcome<Boolean> outcome = ATTEMPT.run(story, () -> {
            requests.begin(number, to, "/" + number, Duration.ofMillis(millis));
            return true;
        });
        boolean refused = time.library().calls("socket").stream().anyMatch(NativeCall::failed);
        Throwable thrown = outcome.thrown();
        if (thrown instanceof UncheckedIOException || (thrown instanceof Exception && refused)) {
            throw outcome.fail(
                    "begin() threw " + thrown,
                    "replies told of the failure of #" + number,
                    "A request that cannot begin has failed, and is told like any other that has:"
                            + " by replies.failure. Whoever begins many of them goes on with the"
                            + " next one.");
        }
        outcome.value();
        asked.add(new Asked(number, millis, connections() > before ? before : -1));
        return this;
    }

    private int connections() {
        return (int) time.library().calls("socket").stream()
                .filter(call -> !call.failed())
                .count();
    }

    /** Begins this one again, in the moment in which its end is told. */
    void again(int number, int millis) {
        ears.then(number, () -> beginAs(number, millis));
    }

    /** What the caller has on the same poll besides. */
    CallersOwn callers() {
        return callers;
    }

    /** Plans a reply on the connection that was made as this one, 0 being the first. */
    PatientRequestsLessons replies(int millis, int connection, String text) {
        time.at(millis * MILLI, () -> {
            if (server.isOpen(connection) && server.heard(connection).length == 0) {
                unheard.add(connection); // no server answers what it was not asked
            } else {
                server.replies(connection, text);
            }
        });
        return this;
    }

    /** Runs, and fails if that does not end, or throws. */
    void run() {
        running().judgeReturned(callers.hasBell());
    }

    /** Runs, and fails unless that throws what the queue has failed with. */
    void runWithoutQueue() {
        running().judgeThrown();
    }

    private RunLessons running() {
        time.at(0, server::settles);
        Outcome<Boolean> ran = ATTEMPT.run(story, () -> {
            requests.run();
            return true;
        });
        RunLessons lessons = new RunLessons(ran, ears.told(), time.library().calls());
        lessons.judgeStopped(asked.size());
        return lessons;
    }

    /** Fails unless each request was told as often as it was begun. */
    void judgeOnce() {
        List<Integer> numbers = asked.stream().map(Asked::number).toList();
        List<Integer> order = order();
        if (!numbers.containsAll(order) || Ended.isMixedUp(numbers, order)) {
            throw fail("each told by its own number; begun were " + numbers, Ended.NUMBER);
        }
        for (int number : numbers) {
            long missing = Ended.missing(number, numbers, order);
            if (missing < 0) {
                throw fail("#" + number + " told once", Ended.ONCE);
            }
            if (missing > 0) {
                boolean early = ears.openWhenTold().contains(number);
                throw fail(
                        "#" + number + " told" + (numbers.size() > 1 ? " too" : ""),
                        order.contains(number) && early ? Ended.FIRST : Ended.HEAR);
            }
        }
    }

    /** Fails unless this request had this reply, be it the second time that it was begun. */
    void judgeReply(int number, String text) {
        judgeOnce();
        Told told = told(number);
        if (told.isTooLate() && asked.stream().anyMatch(this::isUnheard)) {
            throw fail("the request of #" + number + " sent, and its reply told", Ended.UNSENT);
        }
        if (told.isTooLate()) {
            throw fail("a reply to #" + number, Asked.whyThen(told, asked));
        }
        if (!text.equals(told.text())) {
            boolean close = RunLessons.isCloseFailed(time.library().calls());
            throw fail("the reply to #" + number, close ? RunLessons.CLOSE : Ended.WHOLE);
        }
    }

    private boolean isUnheard(Asked one) {
        return unheard.contains(one.connection());
    }

    /** Fails if a piece of a reply has given the rest of it more time than this. */
    void judgeNotRenewed(int number, int millis) {
        judgeOnce();
        if (told(number).at() > (millis + 1) * MILLI) {
            throw fail("#" + number + " given up after " + millis + " ms", Ended.RENEWED);
        }
    }

    /** Fails unless this request was given up, at this time. */
    void judgeTooLate(int number, int millis) {
        judgeOnce();
        Told told = told(number);
        if (!told.isTooLate()) {
            throw fail("a TooLateException for #" + number, Ended.LATE);
        }
        if (told.at() < millis * MILLI || told.at() > (millis + 1) * MILLI) {
            String why = Asked.whyThen(told, asked);
            throw fail(
                    "#" + number + " given up after " + millis + " ms",
                    why.equals(Ended.OTHERS) ? why : Ended.OWN);
        }
    }

    /** Fails unless this request has failed, and not by its deadline. */
    void judgeFailed(int number) {
        judgeOnce();
        Told told = told(number);
        if (told.reason() == null || told.isTooLate()) {
            throw fail("the failure of #" + number, "It failed long before its time was up.");
        }
    }

    /** What was told of it last. */
    private Told told(int number) {
        return ears.told().get(order().lastIndexOf(number));
    }

    /** Fails if a request that is over has left something behind. */
    void judgeNothingLeft(String whose) {
        for (Asked one : asked) {
            if (ears.openAfterwards().contains(one.number()) || isOpen(one.number())) {
                throw fail(
                        "the connection of #" + one.number() + " closed, as soon as it was over",
                        RunLessons.STAYS);
            }
        }
        int left = timers.size() - callers.waiting();
        if (left > 0) {
            throw fail(
                    "no timer that waits when all is over; there "
                            + (left == 1 ? "is 1" : "are " + left),
                    whose
                            + " left its deadline behind. It will strike, for a request that is"
                            + " over long since: cancel it at every end.");
        }
    }

    /** Fails if it has waited more often than something happened. */
    void judgeWaits() {
        List<Integer> timeouts = time.timeouts();
        if (timeouts.size() > MANY_WAITS) {
            throw ATTEMPT.fail(
                    story,
                    timeouts.size() + " waits, with timeouts of " + timeouts.subList(0, 8)
                            + " ms and so on",
                    "one wait for each deadline, and one for each event",
                    Ended.WAITS);
        }
    }

    /** A lesson about what was told. */
    Lesson.Failure fail(String expected, String why) {
        String saw = ears.told().isEmpty() ? "told: nothing" : "told: " + ears.told();
        return ATTEMPT.fail(story, saw, expected, why);
    }

    /** The order in which they were told. */
    void judgeOrder(List<Integer> expected) {
        if (!order().equals(expected)) {
            throw fail("in this order: " + expected, "Each is told as soon as it has ended.");
        }
    }

    private List<Integer> order() {
        return ears.told().stream().map(Told::index).toList();
    }

    @Override
    public void close() throws IOException {
        requests.close();
        poll.close();
    }
}
