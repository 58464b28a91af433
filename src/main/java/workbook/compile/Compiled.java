package workbook.compile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What came of a compilation.
 *
 * @param errors none if all went well
 * @param declared what each type offers to others, by the type's name
 * @param origins the file that each class was made from, by the class's name
 */
public record Compiled(
        List<Complaint> errors, Map<String, List<String>> declared, Map<String, Path> origins) {}
