package bench;

import workbook.runner.Status;

/** What a learner's code may be like, and what its verdict must be. */
enum Kind {
    RIGHT(Status.PASS, ""),
    WRONG(Status.FAIL, "path = \"/\" + path;"),
    NO_JAVA(Status.ERROR, "path = ;"),
    UNKNOWN_NAME(Status.ERROR, "path = pth;"),
    LOOPS(Status.FAIL, "while (path != null) {}"),
    WAITS(Status.FAIL, "synchronized (path) { try { path.wait(); } catch (Exception e) {} }"),
    EXITS(Status.FAIL, "System.exit(0);"),
    HALTS(Status.FAIL, "System.out.println(\"all passed\"); Runtime.getRuntime().halt(0);"),
    CRASHES(
            Status.FAIL,
            "jnr.ffi.Runtime.getSystemRuntime().getMemoryManager().newPointer(8L).putLong(0, 1);"),
    FLOODS(
            Status.PASS,
            "for (int i = 0; i < 50_000; i++) System.out.println(\"a line and another\" + i);"),
    LEAVES_A_THREAD(
            Status.PASS,
            "new Thread(() -> { while (true) { try { Thread.sleep(9999); }"
                    + " catch (Exception e) {} } }).start();"),
    STARTS_A_PROCESS(
            Status.PASS,
            "try { new ProcessBuilder(\"sleep\", \"1000\").start(); }"
                    + " catch (java.io.IOException e) { throw new AssertionError(e); }");

    private final Status verdict;
    private final String line;

    Kind(Status verdict, String line) {
        this.verdict = verdict;
        this.line = line;
    }

    Status verdict() {
        return verdict;
    }

    /** The finished code with this kind's line before all others. */
    String in(String finished) {
        String before = "String head =";
        int at = finished.indexOf(before);
        if (at < 0) {
            throw new IllegalStateException("Request.java has changed: no " + before);
        }
        return finished.substring(0, at) + line + "\n        " + finished.substring(at);
    }
}
