package workbook.course;

/** Something in the course's own files is wrong: what, where, and what to do about it. */
public final class CourseException extends KnownProblem {

    private static final long serialVersionUID = 1L;

    private final String where;
    private final String what;
    private final String remedy;

    /**
     * Says all three.
     *
     * @param where the file, with {@code :line} where one is known
     * @param what what is wrong there
     * @param remedy what to do next
     */
    public CourseException(String where, String what, String remedy) {
        super(where, what, remedy, null);
        this.where = where;
        this.what = what;
        this.remedy = remedy;
    }

    /** The same, for whoever collects many before telling them. */
    public Finding finding() {
        return new Finding(where, what, remedy);
    }

    /** The file, with {@code :line} where one is known. */
    public String where() {
        return where;
    }

    /** What is wrong there. */
    public String what() {
        return what;
    }

    /** What to do next. */
    public String remedy() {
        return remedy;
    }
}
