package workbook.author;

import workbook.course.CourseException;

/**
 * One thing that an author has to mend.
 *
 * @param where the file, with {@code :line} where one is known
 * @param what what is wrong there
 * @param remedy what to do next
 */
public record Finding(String where, String what, String remedy) {

    static Finding of(CourseException problem) {
        return new Finding(problem.where(), problem.what(), problem.remedy());
    }

    @Override
    public String toString() {
        return where + ": " + what + "\n  " + remedy;
    }
}
