package workbook.screen;

import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The signals of a terminal, while it is ours. */
final class Signals {

    private static final String STOP = "TSTP";

    private final Map<String, Runnable> handlers = new LinkedHashMap<>();
    private final Map<String, Object> before = new LinkedHashMap<>();

    /** Answers a signal from now on; on a thread of its own, so it had better only pass it on. */
    void on(String name, Runnable handler) {
        handlers.put(name, handler);
        take(name);
    }

    private void take(String name) {
        Object previous = org.jline.utils.Signals.register(name, handlers.get(name));
        before.putIfAbsent(name, previous);
    }

    /** Stops this process as a Ctrl-Z stops any; comes back when it is continued. */
    void stop() {
        defaultStop();
        try {
            // Raised and not sent, so that it has been dealt with when this returns. A shell that
            // gave us no way back, as with "xterm -e", has the kernel ignore it.
            Class<?> type = Class.forName("sun.misc.Signal");
            Object signal = type.getConstructor(String.class).newInstance(STOP);
            type.getMethod("raise", type).invoke(null, signal);
        } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException e) {
            // This Java does without signals: then Ctrl-Z only draws the screen again.
        } catch (InstantiationException | InvocationTargetException e) {
            // The same.
        }
        take(STOP);
    }

    /** Lets a Ctrl-Z stop us at once: for while another program has the terminal. */
    void defaultStop() {
        org.jline.utils.Signals.registerDefault(STOP);
    }

    /** Takes Ctrl-Z again. */
    void takeStop() {
        take(STOP);
    }

    /** As they were before. */
    void giveBack() {
        before.forEach(org.jline.utils.Signals::unregister);
    }
}
