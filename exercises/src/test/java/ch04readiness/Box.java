package ch04readiness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import support.Rng;

/** A source that counts its questions, and to which a letter may come in the middle of one. */
final class Box implements Source {

    private final int number;
    private Runnable bell = () -> {};
    private Runnable meanwhile = () -> {};
    private boolean letters;
    private int asked;

    Box(int number) {
        this.number = number;
    }

    /** So many of them, none with letters. */
    static List<Box> some(int n) {
        return IntStream.range(0, n).mapToObj(Box::new).toList();
    }

    /** How many questions they were asked, all together. */
    static int questions(List<Box> boxes) {
        return boxes.stream().mapToInt(box -> box.asked).sum();
    }

    /** So many of them, each at most once, the highest first and the lowest last. */
    static List<Box> pick(Rng rng, List<Box> boxes, int k) {
        List<Box> picked = new ArrayList<>();
        while (picked.size() < k) {
            Box box = boxes.get(rng.between(0, boxes.size()));
            if (!picked.contains(box)) {
                picked.add(box);
            }
        }
        Box highest = Collections.max(picked, Comparator.comparing(Box::number));
        picked.remove(highest);
        picked.add(0, highest);
        Box lowest = Collections.min(picked, Comparator.comparing(Box::number));
        picked.remove(lowest);
        picked.add(lowest); // so the order of add() is never the order of the bells
        return picked;
    }

    int number() {
        return number;
    }

    void letter() {
        letters = true;
        bell.run();
    }

    void empty() {
        letters = false;
    }

    /** To happen once, when the next answer is given but has not arrived yet. */
    void duringTheNextQuestion(Runnable event) {
        meanwhile = event;
    }

    @Override
    public boolean isReady() {
        asked++;
        boolean answer = letters;
        Runnable event = meanwhile;
        meanwhile = () -> {};
        event.run();
        return answer;
    }

    @Override
    public void tell(Runnable newBell) {
        bell = newBell;
    }

    @Override
    public void tellNobody() {
        bell = () -> {};
    }

    @Override
    public String toString() {
        return "#" + number;
    }
}
