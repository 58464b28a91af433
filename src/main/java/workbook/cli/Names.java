package workbook.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.CourseException;
import workbook.course.Exercise;

/** The names that the completion script offers: those of the course that is open. */
final class Names implements IFactory {

    private final Session session;

    Names(Session session) {
        this.session = session;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == Exercises.class) {
            return type.cast(new Exercises(session));
        }
        if (type == Chapters.class) {
            return type.cast(new Chapters(session));
        }
        return type == Both.class
                ? type.cast(new Both(session))
                : CommandLine.defaultFactory().create(type);
    }

    /** A course that cannot be read has no names; whoever needs it will say what is wrong. */
    private static Course course(Session session) {
        try {
            return session.course();
        } catch (CourseException unreadable) {
            return new Course(session.home(), List.of());
        }
    }

    /** The ids of exercises. */
    record Exercises(Session session) implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return course(session).exercises().stream().map(Exercise::id).iterator();
        }
    }

    /** The short names of chapters. */
    record Chapters(Session session) implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return course(session).chapters().stream().map(Chapter::shortName).iterator();
        }
    }

    /** Both. */
    record Both(Session session) implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            List<String> names = new ArrayList<>();
            new Chapters(session).forEach(names::add);
            new Exercises(session).forEach(names::add);
            return names.iterator();
        }
    }
}
