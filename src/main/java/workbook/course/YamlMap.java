package workbook.course;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One mapping of a YAML file; whatever it misses, it names the file and the line. */
final class YamlMap {

    private static final String FORM =
            "Begin with \"title:\" and \"exercises:\"; see docs/authoring.adoc.";
    private static final String INDENT =
            "Look at the indentation, and put a text that holds \": \" or begins with a sign in quotes.";

    private final String file;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private YamlMap(String file, Node node) {
        this.file = file;
        this.line = lineOf(node);
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(
                    "this should be a list of \"key: value\" lines",
                    "See docs/authoring.adoc for the form.");
        }
        for (NodeTuple pair : mapping.getValue()) {
            add(pair);
        }
    }

    /** Reads the file's one mapping. */
    static YamlMap read(String shown, Path path) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(shown).build();
            Optional<Node> root = new Compose(settings).composeString(Files.readString(path));
            return new YamlMap(
                    shown, root.orElseThrow(() -> new CourseException(shown, "it is empty", FORM)));
        } catch (MarkedYamlEngineException problem) {
            throw notYaml(shown, problem);
        } catch (YamlEngineException problem) {
            throw new CourseException(shown, "this is not YAML: " + problem.getMessage(), INDENT);
        } catch (CharacterCodingException problem) {
            throw new CourseException(shown, "it is not UTF-8", "Save it as UTF-8.");
        } catch (IOException problem) {
            throw new CourseException(
                    shown, "it cannot be read: " + problem, "Look at its permissions.");
        }
    }

    /** The problem's line, and the line where what it is about began: an open quote, say. */
    private static CourseException notYaml(String shown, MarkedYamlEngineException problem) {
        String where = problem.getProblemMark()
                .map(mark -> shown + ":" + (mark.getLine() + 1))
                .orElse(shown);
        String began = problem.getContextMark()
                .map(mark ->
                        " (" + problem.getContext() + ", from line " + (mark.getLine() + 1) + ")")
                .orElse("");
        return new CourseException(
                where, "this is not YAML: " + problem.getProblem() + began, INDENT);
    }

    private void add(NodeTuple pair) {
        if (!(pair.getKeyNode() instanceof ScalarNode key)) {
            throw wrong("a key should be one word", FORM);
        }
        lines.put(key.getValue(), lineOf(key));
        if (values.put(key.getValue(), pair.getValueNode()) != null) {
            throw wrongAt(
                    key.getValue(), key.getValue() + " is there twice", "Remove one of the two.");
        }
    }

    /** Refuses every key that is not one of these. */
    void only(Set<String> known) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                String remedy = Nearest.to(key, known)
                        .map(near -> "Did you mean \"" + near + "\"?")
                        .orElse("Known here: " + String.join(", ", new TreeSet<>(known)) + ".");
                throw wrongAt(key, "unknown key \"" + key + "\"", remedy);
            }
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The text under the key, never empty. */
    String text(String key) {
        return text(key, need(key)).strip();
    }

    /** The text under the key, which must be of this form. */
    String matching(String key, Pattern form, String inWords) {
        String text = text(key);
        if (!form.matcher(text).matches()) {
            throw wrongAt(key, key + " is \"" + text + "\"", "It should be " + inWords + ".");
        }
        return text;
    }

    /** The whole number under the key. */
    int atLeastOne(String key) {
        if (need(key) instanceof ScalarNode number && Tag.INT.equals(number.getTag())) {
            String digits = number.getValue();
            if (digits.matches("[1-9][0-9]{0,3}")) {
                return Integer.parseInt(digits);
            }
        }
        throw wrongAt(
                key,
                key + " should be a whole number, 1 or more",
                "Write, for example, " + key + ": 3");
    }

    /** The list of texts under the key. */
    List<String> texts(String key) {
        return items(key).stream().map(item -> text(key, item).strip()).toList();
    }

    /** The list of mappings under the key. */
    List<YamlMap> rows(String key) {
        return items(key).stream().map(item -> new YamlMap(file, item)).toList();
    }

    private List<Node> items(String key) {
        if (need(key) instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw wrongAt(
                key, key + " should be a list", "Write [One, Two], or one \"- \" line for each.");
    }

    private String text(String key, Node node) {
        if (node instanceof ScalarNode scalar
                && Tag.STR.equals(scalar.getTag())
                && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw new CourseException(
                file + ":" + lineOf(node),
                key + " should be text",
                "Write some, in quotes if it is a number.");
    }

    private Node need(String key) {
        Node value = values.get(key);
        if (value == null) {
            throw wrong(
                    "\"" + key + ":\" is missing",
                    "Add a line \"" + key + ": ...\" to what begins here.");
        }
        return value;
    }

    /** Where the key stands, as {@code file:line}. */
    String where(String key) {
        return file + ":" + lines.getOrDefault(key, line);
    }

    /** A complaint about the mapping as a whole. */
    CourseException wrong(String what, String remedy) {
        return new CourseException(file + ":" + line, what, remedy);
    }

    /** A complaint about one key. */
    CourseException wrongAt(String key, String what, String remedy) {
        return new CourseException(where(key), what, remedy);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
