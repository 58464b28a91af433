package ch08poll;

import java.time.Duration;
import java.util.List;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Rng;

/** Chapter 8, exercise one-wait. */
class PollTest {

    private final Rng rng = Rng.fresh();
    private final Queue queue = new Queue();
    private final PollLessons lessons = new PollLessons(queue);
    private final TimeoutLessons timeouts = new TimeoutLessons(queue, lessons);
    private final Together together = new Together(queue, lessons);

    @AfterEach
    void close() throws Exception {
        queue.close();
    }

    @Test
    @DisplayName("what has happened is told, and nothing else")
    void whatHasHappenedIsTold() throws Exception {
        Events events = new Events(8);
        Pipe one = lessons.pipe(1);
        Pipe two = lessons.pipe(2);
        lessons.pipe(3);
        queue.write(one);
        lessons.poll(events);
        lessons.judge(events, "a byte for 1, and poll", List.of(1L));
        queue.write(two);
        lessons.poll(events);
        lessons.judge(events, "a byte for 2, and poll", List.of(2L));
    }

    @Test
    @DisplayName("what does not fit in comes with the next wait")
    void whatDoesNotFitInComesLater() throws Exception {
        Events events = new Events(2);
        for (int i = 1; i <= 5; i++) {
            queue.write(lessons.pipe(i));
        }
        for (List<Long> some : List.of(List.of(1L, 2L), List.of(3L, 4L), List.of(5L))) {
            lessons.poll(events);
            lessons.judge(events, "bytes for five, and room for two events", some);
        }
    }

    @Test
    @DisplayName("a duration of any length is waited for, rounded up")
    void aDurationOfAnyLength() throws Exception {
        timeouts.judge(Duration.ZERO, 0);
        timeouts.judge(Duration.ofNanos(1), 1);
        int millis = rng.between(2, 900);
        timeouts.judge(Duration.ofMillis(millis).plusNanos(rng.between(1, 999_999)), millis + 1);
        timeouts.judge(Duration.ofMillis(-millis), 0);
        timeouts.judge(Duration.ofDays(106_800), Integer.MAX_VALUE); // 292.4 years: too many ns
        timeouts.judge(Duration.ofSeconds(Long.MAX_VALUE), Integer.MAX_VALUE);
        timeouts.judge(Duration.ofSeconds(Long.MIN_VALUE), 0);
    }

    @Test
    @DisplayName("without a duration it waits for ever")
    void forEver() throws Exception {
        timeouts.judgeForEver();
    }

    @Test
    @DisplayName("nothing is left of the last time")
    void nothingIsLeftOfTheLastTime() throws Exception {
        Events events = new Events(8);
        queue.write(lessons.pipe(1));
        lessons.poll(events);
        lessons.poll(events, Duration.ZERO);
        lessons.judge(events, "a byte for 1, poll, and poll once more", List.of());
        queue.write(lessons.pipe(2));
        lessons.poll(events);
        lessons.judgeFails(events, Errno.EBADF);
    }

    @Test
    @DisplayName("a wait that has failed is over: the next may come")
    void afterAFailureItCanBeAskedAgain() throws Exception {
        Events events = new Events(8);
        queue.write(lessons.pipe(1));
        lessons.judgeFails(events, Errno.ENOMEM);
        lessons.poll(events);
        lessons.judge(events, "a byte for 1, a wait that fails, and one more", List.of(1L));
    }

    @Test
    @DisplayName("an event whose source has left meanwhile is passed over")
    void staleOnesArePassedOver() throws Exception {
        Events events = new Events(8);
        Pipe first = lessons.pipe(1);
        Pipe second = lessons.pipe(2);
        Pipe third = lessons.pipe(3);
        Pipe fourth = lessons.pipe(4);
        for (Pipe pipe : List.of(first, second, third, fourth)) {
            queue.write(pipe);
        }
        lessons.poll(events);
        Runnable twoLeave = () -> {
            lessons.deregister(second);
            lessons.deregister(third);
        };
        lessons.judgeTurn(events, twoLeave, List.of(1L, 4L));
        lessons.deregister(first);
        lessons.deregister(fourth);
        lessons.judge(events, "all four have left", List.of());
    }

    @Test
    @DisplayName("to look whether there is one more does not take it")
    void lookingDoesNotTake() throws Exception {
        Events events = new Events(8);
        queue.write(lessons.pipe(1));
        queue.write(lessons.pipe(2));
        lessons.poll(events);
        lessons.judgeLooking(events, List.of(1L, 2L));
    }

    @Test
    @DisplayName("the events of one wait are used for the next")
    void eventsAreUsedAgain() throws Exception {
        Events events = new Events(8);
        Pipe pipe = lessons.pipe(1);
        queue.write(pipe);
        lessons.poll(events);
        List<Event> before = lessons.objects(events);
        queue.write(pipe);
        lessons.poll(events);
        lessons.judgeUsedAgain(events, before);
    }

    @Test
    @DisplayName("one thread waits at a time")
    void oneThreadAtATime() throws Exception {
        together.judgeSecondThread(lessons.pipe(1), new Events(8));
    }

    @Test
    @DisplayName("nobody closes it under the feet of somebody who waits")
    void notUnderTheFeet() throws Exception {
        together.judgeCloseMeanwhile(lessons.pipe(1), new Events(8));
    }

    @Test
    @DisplayName("while one thread waits, others may register")
    void othersMayRegister() throws Exception {
        together.judgeRegisterMeanwhile(lessons.pipe(1), queue.pipe(), new Events(8));
    }

    @Test
    @DisplayName("closing it closes the epoll, once, and leaves the sources alone")
    void closedOnce() throws Exception {
        Pipe pipe = lessons.pipe(1);
        lessons.judgeClosed(pipe);
    }
}
