package workbook.runner;

/** Says of an OutOfMemoryError which memory it is that ran out. */
final class Shortage {

    private Shortage() {}

    static String why(String message) {
        if (message.contains("native thread")) {
            return "The system gave it no further thread. Each one takes a stack of its own and"
                    + " stays until its work is done: start fewer, or use a pool.";
        }
        if (message.contains("direct buffer")) {
            return "Direct buffers lie outside of the heap, where the tests have 256 MB for them."
                    + " They are given back late: allocate one and use it again.";
        }
        if (message.contains("Metaspace") || message.contains("class space")) {
            return "There are too many classes: something makes new ones without end.";
        }
        if (message.contains("array size")) {
            return "No array can be that long: look at where its length was computed.";
        }
        return "The JVM of the tests has 256 MB, far more than this needs: something grows"
                + " without end, or a wrong length was used for an array.";
    }
}
