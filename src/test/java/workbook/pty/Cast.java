package workbook.pty;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import workbook.pty.Tape.Moment;

/**
 * A recorded session as a file: asciicast, version 2, which players of terminal sessions know. A
 * header line, and then a line for each moment: seconds, code and data.
 */
record Cast(int columns, int rows, List<Moment> moments) {

    /** What comes within this time was one stroke for whoever looked. */
    private static final double STROKE_SECONDS = 0.05;

    /** What was recorded; a folder's path is told as another, because it is nobody's business. */
    static Cast of(Tape tape, String folder, String told) {
        List<Moment> moments = new ArrayList<>();
        for (Moment moment : strokes(tape.moments())) {
            String data = moment.data().replace(folder, told);
            moments.add(new Moment(moment.seconds(), moment.code(), data));
        }
        return new Cast(tape.columns(), tape.rows(), moments);
    }

    /** Outputs that belong together, together: the file gets shorter, and no path is cut in two. */
    private static List<Moment> strokes(List<Moment> moments) {
        List<Moment> strokes = new ArrayList<>();
        for (Moment moment : moments) {
            Moment last = strokes.isEmpty() ? null : strokes.get(strokes.size() - 1);
            boolean goesOn = last != null
                    && last.code().equals("o")
                    && moment.code().equals("o")
                    && moment.seconds() - last.seconds() < STROKE_SECONDS;
            if (goesOn) {
                String both = last.data() + moment.data();
                strokes.set(strokes.size() - 1, new Moment(last.seconds(), "o", both));
            } else {
                strokes.add(moment);
            }
        }
        return strokes;
    }

    void write(Path file, String title) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(JSON.std
                .composeString()
                .startObject()
                .put("version", 2)
                .put("width", columns)
                .put("height", rows)
                .put("title", title)
                .put("idle_time_limit", 2)
                .startObjectField("env")
                .put("TERM", "xterm-256color")
                .put("SHELL", "/bin/sh")
                .end()
                .end()
                .finish());
        for (Moment moment : moments) {
            double seconds = Math.round(moment.seconds() * 1000) / 1000.0;
            text.append('\n')
                    .append(JSON.std.asString(List.of(seconds, moment.code(), moment.data())));
        }
        Files.writeString(file, text.append('\n'));
    }

    static Cast read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Map<String, Object> header = JSON.std.mapFrom(lines.get(0));
        List<Moment> moments = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<Object> parts = JSON.std.listFrom(line);
            double seconds = ((Number) parts.get(0)).doubleValue();
            moments.add(new Moment(seconds, (String) parts.get(1), (String) parts.get(2)));
        }
        return new Cast((Integer) header.get("width"), (Integer) header.get("height"), moments);
    }

    /** Plays it, and takes the screen at each marker. */
    List<String> screensAtMarkers() {
        Glass glass = new Glass(columns, rows);
        List<String> screens = new ArrayList<>();
        for (Moment moment : moments) {
            if (moment.code().equals("o")) {
                glass.draw(moment.data());
            } else if (moment.code().equals("m")) {
                screens.add(glass.text());
            }
        }
        return screens;
    }
}
