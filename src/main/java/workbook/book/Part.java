package workbook.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workbook.course.Chapter;

/**
 * Some chapters in a row that belong together.
 *
 * @param number 1 for Part I
 * @param file its opening page; the closing one stands beside it
 * @param first the number of its first chapter
 * @param last the number of its last one
 * @param chapters those that are there already, in order
 */
record Part(int number, Path file, int first, int last, List<Chapter> chapters) {

    private static final Pattern FILE = Pattern.compile("(\\d)-\\w+\\.adoc");
    private static final Pattern RANGE = Pattern.compile(":chapters: (\\d+)-(\\d+)");
    private static final List<String> ROMAN = List.of("I", "II", "III", "IV", "V", "VI", "VII");

    /** All parts, in order, whether they have chapters already or not. */
    static List<Part> all(Path folder, List<Chapter> chapters, Findings findings)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .map(file -> read(file.toAbsolutePath().normalize(), chapters, findings))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private static Optional<Part> read(Path file, List<Chapter> chapters, Findings findings) {
        Matcher name = FILE.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        for (String line : Source.read(file).lines()) {
            Matcher range = RANGE.matcher(line);
            if (range.matches()) {
                int first = Integer.parseInt(range.group(1));
                int last = Integer.parseInt(range.group(2));
                List<Chapter> own = chapters.stream()
                        .filter(each -> each.number() >= first && each.number() <= last)
                        .toList();
                return Optional.of(
                        new Part(Integer.parseInt(name.group(1)), file, first, last, own));
            }
        }
        findings.add(
                file,
                1,
                "the part does not say which chapters it has",
                "Write :chapters: 5-7, or whichever they are, below the title.");
        return Optional.empty();
    }

    static String label(int number) {
        return "Part " + ROMAN.get(number - 1);
    }

    /** What its pages are called. */
    String page(String suffix) {
        return "part" + number + suffix + ".html";
    }

    /** True for the short name, such as {@code ch02}, of a chapter that it has or will have. */
    boolean names(String chapter) {
        return IntStream.rangeClosed(first, last)
                .anyMatch(number -> chapter.equals("ch%02d".formatted(number)));
    }

    /** The page that looks back, from when there is something to look back on. */
    Optional<Path> closing() {
        Path closing =
                file.resolveSibling(file.getFileName().toString().replace(".adoc", "-now.adoc"));
        boolean whole = chapters.size() == last - first + 1;
        return whole && Files.isRegularFile(closing) ? Optional.of(closing) : Optional.empty();
    }

    /** Such as {@code Chapters 2 to 4 are being written.}; empty if all of them are there. */
    String coming() {
        List<Integer> missing = IntStream.rangeClosed(first, last)
                .filter(number -> chapters.stream().noneMatch(each -> each.number() == number))
                .boxed()
                .toList();
        return switch (missing.size()) {
            case 0 -> "";
            case 1 -> "Chapter " + missing.get(0) + " is being written.";
            default ->
                chapters(missing.get(0), missing.get(missing.size() - 1)) + " are being written.";
        };
    }

    /** Such as {@code Chapters 5 to 7}. */
    String range() {
        return chapters(first, last);
    }

    private static String chapters(int from, int to) {
        return "Chapters " + from + (to == from + 1 ? " and " : " to ") + to;
    }
}
