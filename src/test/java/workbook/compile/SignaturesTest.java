package workbook.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as a difference between what a chapter wants and what a learner declares. */
class SignaturesTest {

    private static final String WANTED = """
            package ch01tiny;
            public final class Request {
                public static byte[] requestFor(String path, String host) throws IOException {}
                private static void helper() {}
            }
            """;

    @Test
    void theSameDeclarationIsNoDifference() {
        assertEquals(List.of(), differences(WANTED));
    }

    @Test
    void namesPackagesFinalAnnotationsAndThingsOfYourOwnDoNotMatter() {
        assertEquals(List.of(), differences("""
                package ch01tiny;
                public class Request {
                    private int mine;
                    @Deprecated
                    public static byte [] requestFor(final java.lang.String p, String h)
                            throws java.net.SocketException, IllegalStateException {}
                }
                """));
    }

    @Test
    void anotherReturnTypeIsNamed() {
        assertDifference(
                "byte[] requestFor(String path, String host); yours returns String",
                WANTED.replace("byte[]", "String"));
    }

    @Test
    void otherParametersAreShown() {
        assertDifference(
                "byte[] requestFor(String path, String host);"
                        + " yours is byte[] requestFor(String path)",
                WANTED.replace(", String host", ""));
    }

    @Test
    void aMissingMethodIsMissing() {
        assertDifference(
                "byte[] requestFor(String path, String host); your Request has none",
                WANTED.replace("requestFor", "request"));
    }

    @Test
    void aMissingStaticIsNamed() {
        assertDifference(
                "static byte[] requestFor(String path, String host); yours is not static",
                WANTED.replace("public static", "public"));
    }

    @Test
    void aHiddenMethodIsNamed() {
        assertDifference(
                "public byte[] requestFor(String path, String host); yours is private",
                WANTED.replace("public static", "private static"));
    }

    @Test
    void aFurtherCheckedExceptionIsNamed() {
        assertDifference(
                "byte[] requestFor(String path, String host) throws IOException;"
                        + " yours also throws InterruptedException",
                WANTED.replace("IOException", "IOException, InterruptedException"));
    }

    @Test
    void aRenamedClassIsNamed() {
        assertDifference(
                "public final class Request; yours has class Requests",
                WANTED.replace("class Request", "class Requests"));
    }

    @Test
    void aClassThatIsNotPublicIsNamed() {
        assertDifference(
                "public final class Request; yours is not public",
                WANTED.replace("public final class", "final class"));
    }

    @Test
    void anotherPackageIsNamed() {
        assertDifference(
                "the line \"package ch01tiny;\" at the top; yours has no such line",
                WANTED.replace("package ch01tiny;", ""));
    }

    @Test
    void componentsOfARecordCount() {
        List<String> differences = Signatures.compare(
                1,
                new Javac()
                        .parse("R.java", "record R(int a, byte[] b) { R {} }")
                        .tree(),
                new Javac().parse("R.java", "record R(int a) {}").tree());

        assertEquals(
                List.of("chapter 1 wants record R(int a, byte[] b); yours is record R(int a)"),
                differences);
    }

    @Test
    void aMissingInterfaceIsNamed() {
        List<String> differences = Signatures.compare(
                1,
                new Javac()
                        .parse("S.java", "class S implements AutoCloseable {}")
                        .tree(),
                new Javac().parse("S.java", "class S {}").tree());

        assertEquals(
                List.of("chapter 1 wants class S to be a AutoCloseable; yours is not"),
                differences);
    }

    private static void assertDifference(String sentence, String yours) {
        assertEquals(List.of("chapter 1 wants " + sentence), differences(yours));
    }

    private static List<String> differences(String yours) {
        Javac javac = new Javac();
        return Signatures.compare(
                1,
                javac.parse("Request.java", WANTED).tree(),
                javac.parse("Request.java", yours).tree());
    }
}
