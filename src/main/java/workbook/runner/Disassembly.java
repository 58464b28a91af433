package workbook.runner;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import workbook.runner.child.Spot;

/** What a compiled class calls, and at which line: as javap, the JDK's own disassembler, says. */
final class Disassembly {

    private static final Pattern FILE = Pattern.compile("Compiled from \"(.+)\"");
    private static final Pattern METHOD =
            Pattern.compile("  \\S.*?(\\S+)\\(.*\\).*;|  static \\{\\};");
    private static final Pattern CALL =
            Pattern.compile("\\s+(\\d+): invoke\\w+ .*// (?:Interface)?Method (.*)");
    private static final Pattern LINE = Pattern.compile("\\s+line (\\d+): (\\d+)");

    private final String type;
    private String file = "";
    private final List<Method> methods = new ArrayList<>();

    /** A method's calls and lines, each by its position in the code. */
    private record Method(
            String name, Map<Integer, String> calls, TreeMap<Integer, Integer> lines) {

        int line(int position) {
            Map.Entry<Integer, Integer> entry = lines.floorEntry(position);
            return entry == null ? 0 : entry.getValue();
        }
    }

    private Disassembly(String type, String text) {
        this.type = type;
        text.lines().forEach(this::take);
    }

    /** The class of this name, such as {@code ch01blocking.Request}, if it is in a folder. */
    static Optional<Disassembly> of(List<Path> folders, String type) {
        Optional<ToolProvider> javap = ToolProvider.findFirst("javap");
        return javap.isEmpty()
                ? Optional.empty()
                : folders.stream()
                        .map(folder -> folder.resolve(type.replace('.', '/') + ".class"))
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .map(path -> new Disassembly(type, text(javap.get(), path)));
    }

    private static String text(ToolProvider javap, Path path) {
        StringWriter out = new StringWriter();
        PrintWriter unread = new PrintWriter(new StringWriter());
        javap.run(new PrintWriter(out, true), unread, "-p", "-c", "-l", path.toString());
        return out.toString();
    }

    private void take(String line) {
        Matcher method = METHOD.matcher(line);
        Matcher call = CALL.matcher(line);
        Matcher number = LINE.matcher(line);
        Matcher source = FILE.matcher(line);
        if (source.matches()) {
            file = source.group(1);
        } else if (method.matches()) {
            String name = method.group(1) == null ? "<clinit>" : method.group(1);
            methods.add(new Method(name, new TreeMap<>(), new TreeMap<>()));
        } else if (call.matches() && !methods.isEmpty()) {
            latest().calls().put(Integer.parseInt(call.group(1)), call.group(2));
        } else if (number.matches() && !methods.isEmpty()) {
            latest().lines()
                    .put(Integer.parseInt(number.group(2)), Integer.parseInt(number.group(1)));
        }
    }

    private Method latest() {
        return methods.get(methods.size() - 1);
    }

    /** The lines that call something whose name and signature look like this. */
    List<Spot> callsTo(Pattern callee) {
        List<Spot> spots = new ArrayList<>();
        for (Method method : methods) {
            method.calls().forEach((position, called) -> {
                if (callee.matcher(called).find()) {
                    spots.add(new Spot(type, file, method.line(position), method.name()));
                }
            });
        }
        return spots;
    }

    /** The line of this position in a method. */
    Optional<Spot> at(String name, int position) {
        return methods.stream()
                .filter(method -> method.name().equals(name) && method.line(position) > 0)
                .findFirst()
                .map(method -> new Spot(type, file, method.line(position), name));
    }
}
