package ch11timers;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Finds out whether something can still be reached from a learner's object: it is kept alive. */
final class Reach {

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    private Reach() {}

    /** Whether one leads to the other, by fields, arrays and collections. */
    static boolean leadsTo(Object root, Object wanted) {
        Reach reach = new Reach();
        reach.meet(root);
        while (!reach.open.isEmpty()) {
            reach.walk(reach.open.remove());
        }
        return reach.seen.contains(wanted);
    }

    private void meet(Object met) {
        if (met != null && seen.add(met) && !(met instanceof Timer)) {
            open.add(met);
        }
    }

    private void walk(Object from) {
        Class<?> type = from.getClass();
        if (from instanceof Object[]) {
            for (int i = 0; i < Array.getLength(from); i++) {
                meet(Array.get(from, i));
            }
        } else if (type.getPackage() == Reach.class.getPackage()) {
            for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
                walkFields(from, part);
            }
        } else if (from instanceof Collection<?> all) {
            all.forEach(this::meet);
        } else if (from instanceof Map<?, ?> map) {
            map.keySet().forEach(this::meet);
            map.values().forEach(this::meet);
        }
    }

    private void walkFields(Object from, Class<?> part) {
        for (Field field : part.getDeclaredFields()) {
            if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
                try {
                    field.setAccessible(true);
                    meet(field.get(from));
                } catch (ReflectiveOperationException | RuntimeException hidden) {
                    return; // what cannot be seen is not held against anybody
                }
            }
        }
    }
}
