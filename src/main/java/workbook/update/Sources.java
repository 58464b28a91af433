package workbook.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import workbook.course.Home;
import workbook.course.KnownProblem;

/** Finds the newer edition: upstream of the learner's branch, or where they say that it is. */
final class Sources {

    private static final String BY_HAND = "./workbook update --from FOLDER";

    private final Home home;
    private final Optional<Git> git;
    private final Path into;

    Sources(Home home, Optional<Git> git) {
        this.home = home;
        this.git = git;
        this.into = Journal.folder(home).resolve("next");
    }

    /** Asks the network; nothing else that the workbook does after its first build has to. */
    Edition upstream() throws IOException {
        Git clone = git.orElseThrow(() -> new KnownProblem(
                "This folder is no git clone, so nothing here says where a newer edition is.\n"
                        + "  Download it, unpack it beside this folder, and then: " + BY_HAND,
                null));
        Git.Said branch = clone.ask("symbolic-ref", "--quiet", "--short", "HEAD");
        Git.Said upstream = clone.ask("rev-parse", "--abbrev-ref", "@{upstream}");
        if (!branch.well() || !upstream.well()) {
            throw new KnownProblem(
                    (branch.well() ? "The branch " + branch.line() : "HEAD is on no branch, so it")
                            + " follows no branch of another clone, where a newer edition could be.\n"
                            + "  Say where it is, for example: git fetch, and then:"
                            + " ./workbook update --from origin/main",
                    null);
        }
        Git.Said remote = clone.ask("config", "branch." + branch.line() + ".remote");
        if (!remote.line().equals(".")) {
            fetch(clone, remote.line());
        }
        return Edition.ofCommit(
                clone, upstream.line(), clone.commit(upstream.line()).orElseThrow(), into);
    }

    private static void fetch(Git clone, String remote) {
        Git.Said fetched = clone.ask("fetch", "--quiet", remote);
        if (!fetched.well()) {
            throw new KnownProblem(
                    "The newer edition could not be fetched from " + remote + ". What git says:\n"
                            + fetched.err().strip().indent(4)
                            + "  This command needs the network, unlike the others. Without it,"
                            + " name an edition\n  that is on this machine: " + BY_HAND,
                    null);
        }
    }

    /** A folder, or a name that git knows. */
    Edition named(String from, Path folder) throws IOException {
        Path path = folder.resolve(from).normalize();
        if (Files.isDirectory(path)) {
            return Git.of(path).isPresent() ? clone(path) : Edition.ofFolder(path, into);
        }
        Optional<String> commit = git.flatMap(clone -> clone.commit(from));
        if (commit.isEmpty()) {
            throw new KnownProblem(
                    "There is no folder " + path
                            + (git.isPresent() ? ", and git knows nothing called " + from : "")
                            + ".\n  Name the folder of a newer edition, or a branch or tag"
                            + " of this clone.",
                    null);
        }
        return Edition.ofCommit(git.orElseThrow(), from, commit.get(), into);
    }

    /** Of another clone, what was committed counts: its working files may be half-done. */
    private Edition clone(Path path) throws IOException {
        if (path.equals(home.root())) {
            throw new KnownProblem(
                    path + " is this workbook itself.\n  Name the folder of a newer edition.",
                    null);
        }
        if (git.isPresent()) {
            git.get().tell("fetch", "--quiet", "--no-tags", path.toString(), "HEAD");
            String commit = git.get().commit("FETCH_HEAD").orElseThrow();
            return Edition.ofCommit(git.get(), path.toString(), commit, into);
        }
        Git other = Git.of(path).orElseThrow();
        String commit = other.commit("HEAD").orElseThrow();
        Edition edition = Edition.ofCommit(other, path.toString(), commit, into);
        return new Edition(edition.home(), edition.name(), Optional.empty());
    }
}
