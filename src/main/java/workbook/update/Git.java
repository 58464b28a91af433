package workbook.update;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import workbook.course.KnownProblem;

/** The git command, in one folder. */
final class Git {

    private static final List<String> UNDER_WAY = List.of(
            "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply");

    private final Path folder;
    private final Map<String, String> variables = new TreeMap<>();

    private Git(Path folder) {
        this.folder = folder;
        // What asks for a password must not wait for an answer that nobody can give.
        variables.put("GIT_TERMINAL_PROMPT", "0");
        variables.put("LC_ALL", "C");
    }

    /** What one call came to. */
    record Said(int exitCode, String out, String err) {

        boolean well() {
            return exitCode == 0;
        }

        String line() {
            return out.strip();
        }

        List<String> names() {
            return Arrays.stream(out.split("\0"))
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
    }

    /** Empty if this folder is not a clone's top folder, or has no commit yet. */
    static Optional<Git> of(Path folder) {
        if (!Files.exists(folder.resolve(".git"))) {
            return Optional.empty();
        }
        Git git = new Git(folder);
        // Git refuses a folder of somebody else's, for one; better to say so than to go around it.
        git.tell("rev-parse", "--git-dir");
        return git.commit("HEAD").isPresent() ? Optional.of(git) : Optional.empty();
    }

    /** The commit that a name stands for. */
    Optional<String> commit(String name) {
        Said said = ask("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
        return said.well() ? Optional.of(said.line()) : Optional.empty();
    }

    /** Every file of a commit: its path, and its mode and blob as {@code update-index} wants them. */
    SortedMap<String, String> files(String commit) {
        SortedMap<String, String> files = new TreeMap<>();
        for (String line : tell("ls-tree", "-r", "-z", "--full-tree", commit).names()) {
            String[] halves = line.split("\t", 2);
            String[] facts = halves[0].split(" ");
            files.put(halves[1], facts[0] + " " + facts[2]);
        }
        return files;
    }

    /** True if the one commit is part of the history of the other. */
    boolean isPartOf(String commit, String other) {
        return ask("merge-base", "--is-ancestor", commit, other).well();
    }

    /** The text of one file in a commit. */
    byte[] content(String commit, String file) {
        return run(new byte[0], false, "cat-file", "blob", commit + ":" + file).bytes();
    }

    /** True while a merge, a rebase or the like waits to be finished. */
    boolean isBusy() {
        return !tell("ls-files", "-u").line().isEmpty()
                || UNDER_WAY.stream()
                        .map(name -> folder.resolve(
                                tell("rev-parse", "--git-path", name).line()))
                        .anyMatch(Files::exists);
    }

    /** The same folder, with an index that is nobody's. */
    Git withIndex(Path index) {
        Git other = new Git(folder);
        other.variables.putAll(variables);
        other.variables.put("GIT_INDEX_FILE", index.toString());
        return other;
    }

    /** The same folder, with a name under which a commit can be made if the learner has given none. */
    Git withName() {
        Git other = new Git(folder);
        other.variables.putAll(variables);
        if (!ask("var", "GIT_COMMITTER_IDENT").well()) {
            for (String who : List.of("AUTHOR", "COMMITTER")) {
                other.variables.put("GIT_" + who + "_NAME", "workbook");
                other.variables.put("GIT_" + who + "_EMAIL", "workbook@localhost");
            }
        }
        return other;
    }

    /** Runs it, however it ends. */
    Said ask(String... arguments) {
        return run(new byte[0], true, arguments).said();
    }

    /** Runs it, and it has to work. */
    Said tell(String... arguments) {
        return run(new byte[0], false, arguments).said();
    }

    /** Runs it with something to read, and it has to work. */
    Said tellWith(byte[] input, String... arguments) {
        return run(input, false, arguments).said();
    }

    /** Where what reads a reference log later learns who moved it. */
    Git signing(String action) {
        Git other = withName();
        other.variables.put("GIT_REFLOG_ACTION", action);
        return other;
    }

    private record Ended(int exitCode, byte[] bytes, String err) {

        Said said() {
            return new Said(exitCode, new String(bytes, StandardCharsets.UTF_8), err);
        }
    }

    private Ended run(byte[] input, boolean mayFail, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Path in = Files.createTempFile("workbook-git", ".in");
            Path err = Files.createTempFile("workbook-git", ".err");
            try {
                Files.write(in, input);
                Ended ended = run(command, in, err);
                if (ended.exitCode() != 0 && !mayFail) {
                    throw failed(command, ended.err());
                }
                return ended;
            } finally {
                Files.delete(in);
                Files.delete(err);
            }
        } catch (IOException missing) {
            throw new KnownProblem(
                    "This folder is a git clone, and git cannot be started: " + missing.getMessage()
                            + "\n  Install git, and run ./workbook update again.",
                    missing);
        }
    }

    private Ended run(List<String> command, Path in, Path err) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectError(err.toFile());
        // A hook that runs the workbook has these set, for another folder perhaps.
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("GIT_DIR")
                        || name.equals("GIT_WORK_TREE")
                        || name.equals("GIT_INDEX_FILE"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        byte[] out = process.getInputStream().readAllBytes();
        try {
            return new Ended(process.waitFor(), out, Files.readString(err));
        } catch (InterruptedException stopped) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    private static KnownProblem failed(List<String> command, String words) {
        return new KnownProblem(
                "git did not do what the update needs: " + String.join(" ", command) + "\n"
                        + words.strip().indent(2)
                        + "  Nothing of yours was changed. git status may say more.",
                null);
    }
}
