package workbook.runner.child;

/** Says of a class that could not be initialized what went wrong in it. */
final class Initializers {

    private Initializers() {}

    /** The message of what was thrown; for an initializer it is that of its cause. */
    static String message(Throwable thrown) {
        Throwable cause = Asked.cause(thrown);
        boolean initializer = thrown instanceof ExceptionInInitializerError;
        return initializer && cause != null
                ? failedClass(cause) + ": " + Asked.whole(cause)
                : Asked.message(thrown);
    }

    /** The class whose initializer is nearest to where it was thrown. */
    private static String failedClass(Throwable cause) {
        for (StackTraceElement element : Asked.stack(cause)) {
            if (element.getMethodName().equals("<clinit>")) {
                return element.getClassName();
            }
        }
        return "a class";
    }
}
