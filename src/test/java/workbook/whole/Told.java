package workbook.whole;

import com.fasterxml.jackson.jr.ob.JSON;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code check --json} says of an exercise, as text that can be shown and compared. */
record Told(Map<String, Object> verdict) {

    static Told of(String json) throws IOException {
        return new Told(JSON.std.mapFrom(json));
    }

    /** The first failure, why it could not be tried, and the notes. */
    String text() {
        StringBuilder text = new StringBuilder();
        failed().stream().limit(1).forEach(test -> {
            text.append("x ").append(test.get("name")).append("\n\n");
            text.append(test.get("message")).append('\n');
            String yours = String.valueOf(test.get("yours"));
            text.append(yours.isEmpty() ? "" : "yours     " + yours + "\n");
        });
        String problem = String.valueOf(verdict.get("problem"));
        if (failed().isEmpty() && !problem.isEmpty()) {
            text.append(problem).append('\n');
        }
        notes().forEach(note -> text.append(text.isEmpty() ? "" : "\n")
                .append("note      ")
                .append(note.replace("\n  ", "\n          "))
                .append('\n'));
        String output = String.valueOf(verdict.get("output"));
        return text.isEmpty()
                ? "passes, and printed " + output.length() + " characters\n"
                : text.toString();
    }

    /** All that it says, in one line. */
    String flat() {
        String all = verdict.get("problem") + " " + text() + " " + verdict.get("output");
        return failed().stream()
                .map(test -> test.get("message") + " " + test.get("yours"))
                .collect(Collectors.joining(" ", all + " ", ""))
                .replaceAll("\\s+", " ");
    }

    String status() {
        return String.valueOf(verdict.get("status"));
    }

    @SuppressWarnings("unchecked")
    private List<String> notes() {
        return (List<String>) verdict.get("notes");
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> failed() {
        return ((List<Map<String, Object>>) verdict.get("tests"))
                .stream()
                        .filter(test -> !String.valueOf(test.get("message")).isEmpty())
                        .toList();
    }
}
