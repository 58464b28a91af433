package workbook.cli;

import workbook.course.Exercise;

/** How a person gets on from here: by typing a command, or with a key of the watch. */
enum Ways {
    COMMANDS,
    /** Keys that are followed by Enter. */
    KEYS,
    /** Keys of the watch screen, which has all of them. */
    SCREEN;

    String hint(Exercise exercise) {
        return this == COMMANDS ? "./workbook hint " + exercise.id() : "h";
    }

    String next() {
        return this == COMMANDS ? "./workbook next" : "n";
    }

    String solution(Exercise exercise) {
        return this == COMMANDS ? "./workbook solution " + exercise.id() : "s";
    }

    /** To every failure in full. */
    String full(Exercise exercise) {
        return this == SCREEN ? "f" : "./workbook check " + exercise.id() + " --full";
    }
}
