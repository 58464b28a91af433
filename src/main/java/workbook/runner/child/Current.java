package workbook.runner.child;

/** The test that runs at the moment, for those who hear of something from another thread. */
final class Current {

    private volatile String test = "";

    void is(String method) {
        test = method;
    }

    String test() {
        return test;
    }
}
