package ch04readiness;

import java.util.ArrayList;
import java.util.List;

/** Finds who is ready by asking everybody, each time: as select and poll(2) do. */
public final class AskAll implements WhoIsReady {

    private final List<Source> sources = new ArrayList<>();

    @Override
    public void add(Source source) {
        sources.add(source);
    }

    @Override
    public void remove(Source source) {
        sources.remove(source);
    }

    @Override
    public List<Source> take(int slots) {
        List<Source> taken = new ArrayList<>();
        for (Source source : sources) {
            if (source.isReady() && taken.size() < slots) {
                taken.add(source);
            }
        }
        return taken;
    }
}
