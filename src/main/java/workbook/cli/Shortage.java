package workbook.cli;

import java.util.regex.Pattern;
import workbook.runner.Verdict;

/** Knows when a check failed because the system had no more descriptors, processes or threads. */
final class Shortage {

    /** As Linux, macOS, musl and the JVM say it; 11, 12, 23 and 24 are their numbers for it. */
    private static final Pattern SAID = Pattern.compile("Too many open files"
            + "|No file descriptors available"
            + "|Resource temporarily unavailable"
            + "|Cannot allocate memory"
            + "|unable to create (new )?native thread"
            + "|pthread_create failed"
            + "|insufficient memory for the Java Runtime"
            + "|\\berror=(11|12|23|24|35)\\b");

    private Shortage() {}

    /** A learner's own leak says the same; then a second check says it again, and nothing is lost. */
    static boolean spoiled(Verdict verdict) {
        return !verdict.passed()
                && (SAID.matcher(verdict.problem()).find()
                        || SAID.matcher(verdict.output()).find()
                        || verdict.tests().stream()
                                .anyMatch(test -> SAID.matcher(test.message()).find()));
    }
}
