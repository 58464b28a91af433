package echo;

import java.io.IOException;
import java.io.OutputStream;

/** Ends this process when its parent does: standard input comes to its end then. */
final class WithTheParent {

    private WithTheParent() {}

    static void end() {
        Thread watch = new Thread(WithTheParent::awaitEnd, "parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEnd() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // As good as an end.
        }
        System.exit(0);
    }
}
