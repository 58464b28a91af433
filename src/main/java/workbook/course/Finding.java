package workbook.course;

/**
 * One thing to put right in the course's own files.
 *
 * @param where the file, from the workbook's folder, with {@code :line} where one is known
 * @param what what is wrong there
 * @param remedy what to do next
 */
public record Finding(String where, String what, String remedy) {

    /** Something wrong in a line that is known, counted from 1. */
    public static Finding at(String file, int line, String what, String remedy) {
        return new Finding(file + ":" + line, what, remedy);
    }

    /** The file alone. */
    public String file() {
        return where.replaceFirst(":\\d+$", "");
    }

    /** The line, or 1 if only the file is known. */
    public int line() {
        String file = file();
        return file.equals(where) ? 1 : Integer.parseInt(where.substring(file.length() + 1));
    }

    /** All three, as a person reads them. */
    @Override
    public String toString() {
        return where + ": " + what + "\n  " + remedy;
    }
}
