package ch06epoll;

import static ch05ffi.SysEpoll.EPOLLIN;

import ch05ffi.EpollEvents;
import ch05ffi.Fd;
import ch05ffi.SysEpoll;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import support.Crowd;
import support.Crowd.Reached;
import support.NativeCall;

/**
 * A second thread adds, while the first is in the kernel.
 *
 * @param queue the steps
 * @param gate where its calls go
 */
record Meanwhile(Queue queue, Gate gate) {

    /** While one waits, another one adds: that must not have to wait, too. */
    void judgeAddDuringWait(Fd late) {
        AtomicReference<Thread> second = new AtomicReference<>();
        AtomicReference<Reached> reached = new AtomicReference<>(Reached.EVENT);
        gate.cues().before("epoll_wait", 1, () -> {
            second.set(adding(late, 1));
            reached.set(reached(second.get()));
        });
        queue.wait(new EpollEvents(2), 0);
        joined(second.get());
        if (reached.get() != Reached.EVENT) {
            throw Queue.WAITING.fail(
                    "while one thread is in wait(), another one calls add(" + late.number() + ")",
                    "it stood at a lock, until the first was back",
                    "it is on the list at once",
                    "The one who waits may wait for ever, and the one who is added may be the only"
                            + " one who would end that. The kernel's list takes care of itself:"
                            + " nobody needs to hold a lock while waiting.");
        }
    }

    /** Two add at once: each row is its own. A lock around epoll_ctl is all right. */
    void judgeAddDuringAdd(Fd one, Fd other) {
        AtomicReference<Thread> second = new AtomicReference<>();
        gate.cues().before("epoll_ctl", 1, () -> {
            second.set(adding(other, 20));
            reached(second.get());
        });
        int before = gate.cues().calls("epoll_ctl").size();
        Order order = new Order(SysEpoll.EPOLL_CTL_ADD, one, EPOLLIN, 10);
        Queue.ATTEMPT.get("add(" + one.number() + ", EPOLLIN, 10)", () -> {
            queue.adding(one, EPOLLIN, 10).run();
            return true;
        });
        joined(second.get());
        List<NativeCall> calls = gate.cues().calls("epoll_ctl");
        boolean mixed = calls.subList(before, calls.size()).stream()
                .anyMatch(call -> call.arguments().get(2).equals(one.number())
                        && order.wrong(call, call.fd()) != null);
        if (mixed) {
            throw Queue.ATTEMPT.fail(
                    "add(" + one.number() + ", EPOLLIN, 10), and add(" + other.number()
                            + ", EPOLLIN, 20) on another thread, both at once",
                    "the kernel was given the token of the second for both" + gate.transcript(),
                    "10 for the first, 20 for the second",
                    "Both threads have written into the same struct, and the second was quicker"
                            + " than the kernel. A struct for each call, or a lock from the writing"
                            + " to the end of epoll_ctl.");
        }
    }

    private Thread adding(Fd fd, long token) {
        Thread second = new Thread(() -> {
            try {
                queue.adding(fd, EPOLLIN, token).run();
            } catch (Throwable refused) {
                // Whether it was held up is all that is asked.
            }
        });
        second.setDaemon(true);
        return second;
    }

    /** Comes back when it is over, or held up by this thread. */
    private static Reached reached(Thread second) {
        Crowd crowd = Crowd.fromNow();
        crowd.met(second);
        second.start();
        return crowd.until(() -> !second.isAlive());
    }

    private static void joined(Thread second) {
        try {
            if (second != null) {
                second.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
