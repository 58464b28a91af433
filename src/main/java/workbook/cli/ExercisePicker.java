package workbook.cli;

import java.util.function.Consumer;
import java.util.function.Function;
import workbook.course.Exercise;
import workbook.screen.Catalog;
import workbook.screen.Picker;

/** All exercises to choose from: for the list of the watch screen. */
final class ExercisePicker {

    private ExercisePicker() {}

    /**
     * A picker that opens where the learner is.
     *
     * @param current where that is, which another terminal need not know
     * @param jump goes to an exercise
     * @param reset puts one back to its beginning, and says so in a line
     */
    static Picker of(
            Session session,
            Exercise current,
            Consumer<Exercise> jump,
            Function<Exercise, String> reset) {
        return new Picker(catalog(session, current), new Picker.Choices() {
            @Override
            public void jump(String id) {
                jump.accept(find(id));
            }

            @Override
            public Picker.Reset reset(String id) {
                String told = reset.apply(find(id));
                return new Picker.Reset(catalog(session, current), told);
            }

            private Exercise find(String id) {
                return session.course().exercise(id).orElseThrow();
            }
        });
    }

    private static Catalog catalog(Session session, Exercise current) {
        return Exercises.of(session.course(), session.learner().progress(), current.id());
    }
}
