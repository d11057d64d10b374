import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** Sums up the test reports below a folder in one line: {@code N passed, N failed}. Skipped tests count as neither. */
class Count {
    public static void main(String[] arguments) throws Exception {
        int passed = 0;
        int failed = 0;
        for (Path report : reports(Path.of(arguments[0]))) {
            Element suite = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getDocumentElement();
            int bad = number(suite, "failures") + number(suite, "errors");
            failed += bad;
            passed += number(suite, "tests") - bad - number(suite, "skipped");
        }
        System.out.println(passed + " passed, " + failed + " failed");
    }

    private static List<Path> reports(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> folder.relativize(file)
                            .toString()
                            .matches("(surefire|failsafe)-reports[^/\\\\]*[/\\\\]TEST-.*\\.xml"))
                    .toList();
        }
    }

    private static int number(Element suite, String name) {
        return Integer.parseInt(suite.getAttribute(name));
    }
}
