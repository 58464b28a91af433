package workbook.cli;

import workbook.course.Exercise;

/** How a person gets on from here: by typing a command, or with a key of the watch. */
enum Ways {
    COMMANDS,
    KEYS;

    String hint(Exercise exercise) {
        return this == KEYS ? "h" : "./workbook hint " + exercise.id();
    }

    String next() {
        return this == KEYS ? "n" : "./workbook next";
    }

    String solution(Exercise exercise) {
        return this == KEYS ? "s" : "./workbook solution " + exercise.id();
    }
}
