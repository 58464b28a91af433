package workbook.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The exercises' pom has no parent; its versions are those of the root's all the same. */
@Tag("authoring")
@Tag("on-one-jdk")
class PomsTest {

    private final Map<String, String> exercises = versions("exercises/pom.xml");
    private final Map<String, String> root = versions("pom.xml");

    PomsTest() throws IOException, ParserConfigurationException, SAXException {}

    @Test
    void theExercisesUseTheVersionsOfTheRootPom() {
        assertFalse(exercises.isEmpty());
        Map<String, String> same = new TreeMap<>(root);
        same.keySet().retainAll(exercises.keySet());
        assertEquals(same, exercises);
    }

    /** Properties that end in "version" or "release", and each plugin's version. */
    private static Map<String, String> versions(String pom)
            throws IOException, ParserConfigurationException, SAXException {
        Path file = Repository.find().root().resolve(pom);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        Map<String, String> versions = new TreeMap<>();
        NodeList elements = document.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            if (element.getTagName().matches(".*\\.(version|release)")) {
                versions.put(element.getTagName(), element.getTextContent());
            }
        }
        putPlugins(document.getElementsByTagName("plugin"), versions);
        return versions;
    }

    private static void putPlugins(NodeList plugins, Map<String, String> versions) {
        for (int i = 0; i < plugins.getLength(); i++) {
            String version = child(plugins.item(i), "version");
            String property = version.replaceAll("[${}]", "");
            if (!version.isEmpty()) {
                versions.put(
                        child(plugins.item(i), "artifactId"),
                        versions.getOrDefault(property, version));
            }
        }
    }

    private static String child(Node parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return node.getTextContent();
            }
        }
        return "";
    }
}
