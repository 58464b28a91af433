package workbook.runner.child;

import java.util.List;

/** Loads what every test JVM loads, and ends: the JVM then writes its class-data archive. */
public final class Training {

    private Training() {}

    /** Takes no arguments and needs no parent. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Enclosure.child();
        new WarmingUp().once();
        for (Class<?> used : List.of(ChildMain.class, Wire.class, Frame.class, Job.class)) {
            Class.forName(used.getName());
        }
    }
}
