package workbook.runner;

import java.util.Map;
import workbook.course.Exercise;

/** Where the signatures come from that an exercise's tests rely on: its starter. */
@FunctionalInterface
public interface ExpectedSources {

    /** The starter of each file of the exercise, by file name. */
    Map<String, String> of(Exercise exercise);
}
