package workbook.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Compiled tests as a file: a jar whose first entry says what there is to know of them, and whose
 * comment, the last bytes of the file, is the sum over all bytes before.
 */
final class TestJar {

    private static final String FACTS = "tests";
    private static final int SUM = 8;

    private TestJar() {}

    /** What is in the file; empty if it is missing, damaged, or cut short. */
    static Optional<CompiledTests> read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length <= SUM || !sum(bytes).equals(end(bytes))) {
                return Optional.empty();
            }
            ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes));
            ZipEntry first = zip.getNextEntry();
            return first != null && first.getName().equals(FACTS)
                    ? Optional.of(facts(file, new DataInputStream(zip)))
                    : Optional.empty();
        } catch (IOException missingOrDamaged) {
            return Optional.empty();
        }
    }

    /** Writes a file that is there as a whole, or not at all. */
    static void write(CompiledTests tests, Map<String, byte[]> classFiles) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ZipOutputStream zip = new ZipOutputStream(bytes);
        zip.setComment("-".repeat(SUM));
        put(zip, FACTS, facts(tests));
        for (Map.Entry<String, byte[]> each : classFiles.entrySet()) {
            put(zip, each.getKey(), each.getValue());
        }
        zip.close();
        byte[] all = bytes.toByteArray();
        byte[] sum = sum(all).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(sum, 0, all, all.length - SUM, SUM);
        Files.createDirectories(tests.jar().getParent());
        Path fresh = Files.createTempFile(tests.jar().getParent(), "fresh", ".tmp");
        try {
            Files.write(fresh, all);
            Files.move(fresh, tests.jar(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String sum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length - SUM);
        return String.format("%08x", crc.getValue());
    }

    private static String end(byte[] bytes) {
        return new String(bytes, bytes.length - SUM, SUM, StandardCharsets.US_ASCII);
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] facts(CompiledTests tests) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        List<String> declared = new ArrayList<>();
        tests.tests().forEach(test -> declared.addAll(List.of(test.method(), test.name())));
        for (List<String> each :
                List.of(declared, tests.files(), tests.wanted(), List.copyOf(tests.classes()))) {
            out.writeInt(each.size());
            for (String line : each) {
                out.writeUTF(line);
            }
        }
        return bytes.toByteArray();
    }

    private static CompiledTests facts(Path file, DataInputStream in) throws IOException {
        List<String> declared = lines(in);
        List<TestList.Declared> tests = new ArrayList<>();
        for (int i = 0; i + 1 < declared.size(); i += 2) {
            tests.add(new TestList.Declared(declared.get(i), declared.get(i + 1)));
        }
        return new CompiledTests(file, tests, lines(in), lines(in), new HashSet<>(lines(in)));
    }

    private static List<String> lines(DataInputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            lines.add(in.readUTF());
        }
        return lines;
    }
}
