package workbook.cli;

import java.util.List;
import workbook.course.Exercise;
import workbook.progress.Progress;

/** How much of the course is done, in exercises and in points. */
record Points(int done, int exercises, int earned, int points) {

    static Points of(List<Exercise> all, Progress progress) {
        int done = 0;
        int earned = 0;
        int points = 0;
        for (Exercise exercise : all) {
            points += exercise.points();
            if (progress.of(exercise.id()).isDone()) {
                done++;
                earned += exercise.points();
            }
        }
        return new Points(done, all.size(), earned, points);
    }

    boolean all() {
        return done == exercises;
    }

    String text(String what) {
        return done + " of " + exercises + what + " done, " + earned + " of " + points + " points";
    }
}
