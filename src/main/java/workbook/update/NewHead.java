package workbook.update;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the learner's branch is after the update: at the new edition, or, if it has commits of its
 * own, at a merge of both. What was committed is committed again, what was not stays uncommitted.
 */
final class NewHead {

    private final Git git;
    private final Planner planner;
    private final Plan plan;
    private final String head;

    NewHead(Git git, Planner planner, Plan plan) {
        this.git = git.withName();
        this.planner = planner;
        this.plan = plan;
        this.head = git.tell("rev-parse", "HEAD").line();
    }

    /** The commit that the branch was at before. */
    String old() {
        return head;
    }

    /** Makes the commit, if one has to be made; nothing points to it yet. */
    String commit(Path index) throws IOException {
        Edition edition = plan.edition();
        if (edition.commit().isEmpty()) {
            return commit(tree(head, folder(), index));
        }
        String next = edition.commit().get();
        return git.isPartOf(head, next) ? next : commit(tree(next, merged(next), index), next);
    }

    private String commit(String tree, String... more) {
        if (more.length == 0 && tree.equals(git.tell("rev-parse", "HEAD^{tree}").line())) {
            return head;
        }
        String message = "Update the course to " + plan.edition().name();
        return more.length == 0
                ? git.tell("commit-tree", tree, "-p", head, "-m", message).line()
                : git.tell("commit-tree", tree, "-p", head, "-p", more[0], "-m", message)
                        .line();
    }

    /** The tree of this commit with some files changed; a file without an entry goes. */
    private String tree(String start, SortedMap<String, String> entries, Path index)
            throws IOException {
        Git aside = git.withIndex(index);
        aside.tell("read-tree", start);
        StringBuilder set = new StringBuilder();
        StringBuilder remove = new StringBuilder();
        entries.forEach((file, entry) -> {
            if (entry.isEmpty()) {
                remove.append(file).append('\0');
            } else {
                set.append(entry).append('\t').append(file).append('\0');
            }
        });
        aside.tellWith(utf8(remove.toString()), "update-index", "-z", "--force-remove", "--stdin");
        aside.tellWith(utf8(set.toString()), "update-index", "-z", "--index-info");
        String tree = aside.tell("write-tree").line();
        Files.deleteIfExists(index);
        return tree;
    }

    /** What of the learner's history stays in the new edition's tree. */
    private SortedMap<String, String> merged(String next) {
        SortedMap<String, String> mine = git.files(head);
        SortedMap<String, String> kept = new TreeMap<>(mine);
        // What came from the edition in place is followed up by the new one.
        kept.keySet().removeAll(git.files(planner.base(git)).keySet());
        kept.keySet().removeAll(git.files(next).keySet());
        kept.keySet().removeIf(Edition::isLearners);
        kept.putAll(learners(mine));
        return kept;
    }

    private SortedMap<String, String> learners(Map<String, String> mine) {
        SortedMap<String, String> entries = new TreeMap<>();
        mine.forEach((file, entry) -> {
            if (Edition.isLearners(file)) {
                Choice choice = planner.choice(file, git.content(head, file));
                entries.put(
                        file,
                        choice.kind() == Choice.Kind.REMOVED
                                ? ""
                                : choice.text()
                                        .map(text -> blob(utf8(text), false))
                                        .orElse(entry));
            }
        });
        return entries;
    }

    /** A folder has no history, so its files become one commit. */
    private SortedMap<String, String> folder() throws IOException {
        SortedMap<String, String> entries = learners(git.files(head));
        planner.theirs()
                .forEach((file, text) ->
                        entries.computeIfAbsent(file, missing -> blob(utf8(text), false)));
        for (String file : plan.replaced()) {
            Path path = plan.edition().home().root().resolve(file);
            entries.put(file, blob(Files.readAllBytes(path), Files.isExecutable(path)));
        }
        plan.gone().forEach(file -> entries.put(file, ""));
        return entries;
    }

    private String blob(byte[] content, boolean executable) {
        String id = git.tellWith(content, "hash-object", "-w", "--stdin").line();
        return (executable ? "100755 " : "100644 ") + id;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
