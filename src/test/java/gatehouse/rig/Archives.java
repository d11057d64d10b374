package gatehouse.rig;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The archives that are tested. Each has one name, by which {@link SharedServer} knows it again. */
final class Archives {
    /** WildFly shows an application only those modules of the JDK that belong to the platform. */
    private static final String MORE_OF_THE_JDK = "Manifest-Version: 1.0\nDependencies: jdk.httpserver\n";

    private Archives() {}

    /** The file that Maven built, as it is. */
    static WebArchive built() {
        return ShrinkWrap.create(ZipImporter.class, "gatehouse.war")
                .importFrom(file())
                .as(WebArchive.class);
    }

    /** The same, with the classes of all server tests, so that all of them share it. */
    static WebArchive withTests() {
        WebArchive archive = ShrinkWrap.create(ZipImporter.class, "gatehouse-inside.war")
                .importFrom(file())
                .as(WebArchive.class)
                .addAsLibraries(jarOf(Assertions.class), jarOf(Awaitility.class), jarOf(Matcher.class))
                .setManifest(new StringAsset(MORE_OF_THE_JDK));
        Path classes = target().resolve("test-classes");
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(Archives::isPartOfServerTests)
                    .forEach(file -> archive.addAsWebInfResource(
                            file.toFile(),
                            "classes/" + classes.relativize(file).toString().replace('\\', '/')));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return archive;
    }

    /** Unit tests stay out: they know libraries that no server has. So does the other application on the server. */
    private static boolean isPartOfServerTests(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".class")
                && !name.matches(".*Test(\\$.*)?\\.class")
                && !file.getParent().endsWith("neighbour");
    }

    static File file() {
        return target().resolve("gatehouse.war").toFile();
    }

    static Path target() {
        return Path.of(System.getProperty("gatehouse.it.target"));
    }

    static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
