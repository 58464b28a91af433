package ch08poll;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Rng;

/** Chapter 8, exercise on-the-list. */
class RegistryTest {

    private final Rng rng = Rng.fresh();
    private final Token token = new Token(rng.between(1_000, 9_999));
    private final Token other = new Token(rng.between(100, 999));
    private final Queue queue = new Queue();
    private final RegistryLessons lessons = new RegistryLessons(queue);
    private final Refusals refusals = new Refusals(queue);
    private final KernelOrder order = new KernelOrder(queue);

    @AfterEach
    void close() throws Exception {
        queue.close();
    }

    @Test
    @DisplayName("an event leads to the token that its source was registered with")
    void anEventCarriesTheToken() throws Exception {
        Pipe one = queue.pipe();
        Pipe two = queue.pipe();
        lessons.register(one.receiver(), token);
        lessons.register(two.receiver(), new Token(token.value())); // equal, and another
        queue.write(one);
        lessons.judgeTold("a byte for one of two, whose tokens are equal", List.of(token));
    }

    @Test
    @DisplayName("what is ready already is told too")
    void whatIsReadyAlreadyIsToldToo() throws Exception {
        Pipe pipe = queue.pipe();
        queue.write(pipe);
        lessons.register(pipe.receiver(), token);
        lessons.judgeTold("a byte that was there before", List.of(token));
    }

    @Test
    @DisplayName("a source is on the list once")
    void onTheListOnce() throws Exception {
        Pipe pipe = queue.pipe();
        lessons.register(pipe.receiver(), token);
        lessons.judgeRegisteredAlready(pipe.receiver(), queue.registry());
        lessons.judgeRegisteredAlready(pipe.receiver(), queue.anotherRegistry());
        queue.write(pipe);
        lessons.judgeTold("somebody tried to register it once more; then a byte", List.of(token));
    }

    @Test
    @DisplayName("whoever the kernel refuses is not on the list, and leaves no trace")
    void aRefusalChangesNothing() throws Exception {
        Pipe pipe = queue.pipe();
        for (int i = 0; i < 5; i++) {
            refusals.judgeRegister(pipe.receiver(), token);
        }
        lessons.register(pipe.receiver(), other);
        queue.write(pipe);
        lessons.judgeTold("registered after it was refused; then a byte", List.of(other));
        lessons.judgeNoTrace("register() of one that is refused", 5);
    }

    @Test
    @DisplayName("a source that is closed is refused too, and leaves no trace")
    void aClosedOneLeavesNoTrace() throws Exception {
        Pipe pipe = queue.pipe();
        pipe.receiver().close();
        for (int i = 0; i < 5; i++) {
            refusals.judgeClosed(pipe.receiver(), token);
        }
        lessons.judgeNoTrace("register() of one that is closed", 5);
    }

    @Test
    @DisplayName("a change is told with the new token, and what is ready is told again")
    void aChangeIsTold() throws Exception {
        Pipe pipe = queue.pipe();
        lessons.register(pipe.receiver(), token);
        queue.write(pipe);
        lessons.judgeTold("a byte", List.of(token));
        lessons.reregister(pipe.receiver(), other, Interest.READABLE);
        lessons.judgeTold("reregister() with " + other + ", the byte unread", List.of(other));
        order.judgeKnows(pipe.receiver(), other);
        lessons.reregister(pipe.receiver(), token, Interest.WRITABLE);
        queue.write(pipe);
        lessons.judgeTold("reregister() for WRITABLE only; then another byte", List.of());
    }

    @Test
    @DisplayName("an event from before a change is nobody's")
    void aChangeMakesTheOldEventStale() throws Exception {
        Pipe pipe = queue.pipe();
        lessons.register(pipe.receiver(), token);
        queue.write(pipe);
        long key = lessons.fetch();
        lessons.reregister(pipe.receiver(), other, Interest.READABLE);
        lessons.judgeStale(key, "reregister()");
    }

    @Test
    @DisplayName("a change of the interest alone is a change")
    void aChangeOfTheInterestAlone() throws Exception {
        Pipe pipe = queue.pipe();
        lessons.register(pipe.receiver(), token);
        queue.write(pipe);
        long key = lessons.fetch();
        Token equal = new Token(token.value());
        lessons.reregister(pipe.receiver(), equal, Interest.READABLE.add(Interest.PRIORITY));
        lessons.judgeStale(key, "reregister() with an equal token");
        lessons.judgeTold("reregister() with an equal token, the byte unread", List.of(equal));
    }

    @Test
    @DisplayName("whoever the kernel tells of is known in that moment, and whoever left is not")
    void knownInThatMoment() throws Exception {
        Pipe pipe = queue.pipe();
        queue.write(pipe);
        order.judgeKnownAtOnce("register()", () -> lessons.register(pipe.receiver(), token));
        order.judgeKnownAtOnce(
                "reregister()",
                () -> lessons.reregister(pipe.receiver(), other, Interest.READABLE));
        order.judgeOneCall();
        order.judgeForgottenBefore(
                pipe.receiver().registration(), () -> lessons.deregister(pipe.receiver()));
    }

    @Test
    @DisplayName("a second source with the same descriptor is refused, and the first one stays")
    void oneDescriptorTwoSources() throws Exception {
        Pipe pipe = queue.pipe();
        lessons.register(pipe.receiver(), token);
        refusals.judgeThere(new Source(pipe.receiver().fd()), other);
        queue.write(pipe);
        lessons.judgeTold(
                "register(), and register() of another source with its descriptor; then a byte",
                List.of(token));
    }

    @Test
    @DisplayName("a change that the kernel refuses changes nothing")
    void aChangeThatIsRefusedChangesNothing() throws Exception {
        Pipe pipe = queue.pipe();
        lessons.register(pipe.receiver(), token);
        for (int i = 0; i < 5; i++) {
            refusals.judgeReregister(pipe.receiver(), other);
        }
        queue.write(pipe);
        lessons.judgeTold("reregister() that the kernel refuses; then a byte", List.of(token));
        lessons.judgeNoTrace("reregister() that is refused", 5);
        lessons.deregister(pipe.receiver());
    }

    @Test
    @DisplayName("whoever leaves has left, whatever the kernel says")
    void whoeverLeavesHasLeft() throws Exception {
        Pipe pipe = queue.pipe();
        lessons.register(pipe.receiver(), token);
        queue.write(pipe);
        refusals.judgeDeregister(pipe.receiver(), lessons.fetch());
    }

    @Test
    @DisplayName("an event that was fetched before its source left is nobody's")
    void anEventFromBeforeIsStale() throws Exception {
        Pipe pipe = queue.pipe();
        lessons.register(pipe.receiver(), token);
        queue.write(pipe);
        long key = lessons.fetch();
        lessons.deregister(pipe.receiver());
        lessons.judgeStale(key, "deregister()");
    }

    @Test
    @DisplayName("after a change it is the new event that goes stale")
    void afterAChangeTheNewEventGoesStale() throws Exception {
        Pipe pipe = queue.pipe();
        lessons.register(pipe.receiver(), token);
        lessons.reregister(pipe.receiver(), other, Interest.READABLE);
        queue.write(pipe);
        long key = lessons.fetch();
        lessons.deregister(pipe.receiver());
        lessons.judgeStaleAfterAChange(key);
    }

    @Test
    @DisplayName("the kernel forgets too")
    void theKernelForgetsToo() throws Exception {
        Pipe pipe = queue.pipe();
        lessons.register(pipe.receiver(), token);
        lessons.deregister(pipe.receiver());
        lessons.judgeOpen(pipe.receiver());
        queue.write(pipe);
        lessons.judgeSilent();
    }

    @Test
    @DisplayName("whoever has left may come again, here or elsewhere")
    void whoHasLeftMayComeAgain() throws Exception {
        Pipe pipe = queue.pipe();
        lessons.register(pipe.receiver(), token);
        lessons.reregister(pipe.receiver(), other, Interest.READABLE);
        lessons.deregister(pipe.receiver());
        lessons.register(pipe.receiver(), other);
        queue.write(pipe);
        lessons.judgeTold("it left and came again; then a byte", List.of(other));
        lessons.deregister(pipe.receiver());
        lessons.judgeMoves(pipe.receiver(), queue.anotherRegistry(), token);
    }
}
