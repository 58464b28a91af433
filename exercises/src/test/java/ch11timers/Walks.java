package ch11timers;

import support.Lesson;

/** Fails a learner's heap that walks past all of its timers, where one branch would do. */
final class Walks {

    /** What a call may cost: more than any way along one branch of the heap, and no search. */
    private static final int MOST = 250;

    private static final String BRANCH =
            "That is a walk past all of them, and 10,000 connections that cancel their deadlines"
                    + " make 10,000 walks. The heap is 12 levels deep: one way up, or one way"
                    + " down, is all that is needed.";
    private static final String FRONT =
            "That is a walk past all of them, and first() is asked before each wait. Keep in order,"
                    + " whenever one is added or removed, as much as is needed to know who is next:"
                    + " nobody later than the two below it. Then the next one is in the first place.";
    private static final String PLACE =
            "Who looks through the whole array to find a timer needs as many steps as there are"
                    + " timers. The timer knows: place() says it, as long as you tell it by"
                    + " place(int) whenever it moves.";

    private Walks() {}

    static void judgeAdd(DeadlinesLessons lessons, int count) {
        judge(lessons, "add()", count, "a few times for each level of the heap", BRANCH);
    }

    static void judgeRemove(DeadlinesLessons lessons, int count) {
        judge(lessons, "remove()", count, "a few times for each level of the heap", BRANCH);
    }

    static void judgeFirst(DeadlinesLessons lessons, int count) {
        judge(lessons, "first()", count, "a look at one place", FRONT);
    }

    private static void judge(
            DeadlinesLessons lessons, String call, int count, String expected, String why) {
        if (count > MOST) {
            throw lessons.fail(
                    lessons.made() + " timers, and one " + call + " asked or moved them " + count
                            + " times",
                    expected,
                    why);
        }
    }

    /** For one that was removed, and not asked for its place. */
    static Lesson.Failure notAsked(DeadlinesLessons lessons) {
        return lessons.fail(
                "remove() did not ask the timer for anything, its place least of all",
                "its place asked for, and no search",
                PLACE);
    }
}
