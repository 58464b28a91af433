package workbook.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The learner's editor.
 *
 * @param command how it is started, in words
 */
record Editor(List<String> command) {

    /** That of {@code VISUAL} or {@code EDITOR}, or else one of two that are often there. */
    static Optional<Editor> find(Map<String, String> variables) {
        for (String name : List.of("VISUAL", "EDITOR")) {
            String value = variables.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                return Optional.of(new Editor(List.of(value.split("\\s+"))));
            }
        }
        return List.of("code", "idea").stream()
                .filter(name -> onPath(name, variables))
                .map(name -> new Editor(List.of(name)))
                .findFirst();
    }

    /** These have a window of their own; any other is taken for one that needs the terminal. */
    private static final Set<String> WINDOWED = Set.of(
            "code",
            "code-insiders",
            "codium",
            "cursor",
            "windsurf",
            "idea",
            "studio",
            "subl",
            "zed",
            "gedit",
            "gnome-text-editor",
            "kate",
            "kwrite",
            "mousepad",
            "xed",
            "pluma",
            "gvim",
            "geany",
            "eclipse",
            "netbeans",
            "atom",
            "pulsar",
            "lapce",
            "xdg-open");

    /** True if it opens beside the terminal, and not in it. */
    boolean hasWindow(Map<String, String> variables) {
        if (List.of("emacs", "emacsclient").contains(name())) {
            boolean display = !variables.getOrDefault("DISPLAY", "").isEmpty()
                    || !variables.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
            return display && Collections.disjoint(command, List.of("-nw", "-t", "-nt", "-tty"));
        }
        return WINDOWED.contains(name());
    }

    /** As a person calls it. */
    String name() {
        return String.valueOf(Path.of(command.get(0)).getFileName());
    }

    /** What to say if there is no such program. */
    String doesNotStart(Place place) {
        return "The editor " + command.get(0) + " does not start. Set VISUAL or EDITOR to one that"
                + " does, or open " + place.at();
    }

    private static boolean onPath(String name, Map<String, String> variables) {
        for (String folder : variables.getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
                return true;
            }
        }
        return false;
    }

    /** Each family of editors has its own way to be told a line. */
    List<String> at(Place place) {
        String file = place.file().toString();
        List<String> words = new ArrayList<>(command);
        switch (name()) {
            case "code", "codium", "cursor" ->
                words.addAll(List.of("--goto", file + ":" + place.line()));
            case "idea" -> words.addAll(List.of("--line", Integer.toString(place.line()), file));
            case "hx", "subl", "zed" -> words.add(file + ":" + place.line());
            case "vi", "vim", "nvim", "nano", "emacs", "emacsclient", "kak", "micro" ->
                words.addAll(List.of("+" + place.line(), file));
            default -> words.add(file);
        }
        return words;
    }
}
