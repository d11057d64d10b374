package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.neighbour.Neighbour;
import gatehouse.rig.server.Folders;
import gatehouse.rig.server.Jvm;
import gatehouse.rig.server.Server;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Gatehouse comes and goes on a server that goes on, beside another application: below {@code /}, below another root, and
 * with no managed bean, file or thread of it left. A sandbox with H2, because that shows what messages say, and has files and threads of its own.
 */
@Tag("acceptance")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedeployAtConsole {
    private static final String ELSEWHERE = "/gatehouse";

    private static Server server;
    private static Path data;
    private static Api api;
    private static Eclipse.Person person;

    @BeforeAll
    static void start() {
        data = Archives.target().resolve("it-data/redeploy-data");
        Folders.empty(data);
        server = ServerUnderTest.untouched("redeploy-at-console");
        server.start(Stream.concat(
                        ServerUnderTest.SHORT_LIVED.stream(),
                        Stream.of(
                                "-Dgatehouse.mode=sandbox",
                                "-Dgatehouse.trusted-proxies=127.0.0.1,::1",
                                "-Dgatehouse.password.bcrypt-cost=4"))
                .toList());
        server.apply(ServerUnderTest.script("server"));
        server.deploy(neighbour());
        api = Api.at(URI.create("http://localhost:" + server.port()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void thePathOfTheServerIsOursBesideOthers() {
        server.set("gatehouse.public-url", "http://localhost:" + server.port());
        server.set("gatehouse.data", data.resolve("first").toString());

        server.deploy(Archives.file().toPath());

        person = assertServes("");
        assertThat(api.get("/neighbour/greeting").text()).isEqualTo("hello");
        server.undeploy(Archives.file().toPath());
    }

    /** And a copy of the data folder, taken while nothing ran on it, is as good as the folder. */
    @Test
    @Order(2)
    void anotherPathIsOursBesideOthersWithTheDataThatWeHadBefore() {
        Folders.copy(data.resolve("first"), data.resolve("copy"));
        server.set("gatehouse.public-url", "http://localhost:" + server.port() + ELSEWHERE);
        server.set("gatehouse.data", data.resolve("copy").toString());

        server.deployElsewhere(Archives.file().toPath(), ServerUnderTest.configuration(), ELSEWHERE);

        assertServes(ELSEWHERE);
        Eclipse eclipse = eclipse(ELSEWHERE);
        assertThat(eclipse.opens(eclipse.jwt(person.identity(), person.password()), person))
                .isTrue();
        assertThat(AuditChain.verify(eclipse.console()).at("state")).isEqualTo("INTACT");
        assertThat(api.get("/neighbour/greeting").text()).isEqualTo("hello");
        assertThat(api.get("/").text()).as("the server's welcome").doesNotContain("Gatehouse");
        assertThat(api.get("/account/").status()).isEqualTo(404);
        server.undeploy(Archives.file().toPath());
    }

    /** After it was used by pages, sign-ins, messages, and by whoever looks at the managed beans. */
    @Test
    @Order(3)
    void noManagedBeanNoFileAndNoThreadOfItIsLeft() {
        Jvm jvm = new Jvm(server.process().pid());

        assertThat(jvm.managedBeans("gatehouse")).isEmpty();
        assertThat(jvm.openFiles()).noneMatch(file -> file.startsWith(data.toString()));
        assertThat(jvm.openFiles()).noneMatch(file -> file.endsWith("gatehouse.war"));
        assertThat(jvm.threads()).noneMatch(name -> name.matches("(?i).*(gatehouse|h2|mvstore|jsmpp).*"));
    }

    private static Eclipse eclipse(String root) {
        return Eclipse.at(URI.create("http://localhost:" + server.port() + root));
    }

    /** @return somebody new there */
    private static Eclipse.Person assertServes(String root) {
        Api here = api.below(root);
        Eclipse eclipse = eclipse(root);

        for (String page : List.of("/", "/account/", "/device/", "/console/", "/sandbox/")) {
            Answer answer = here.get(page);
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertThat(answer.text()).as(page).contains("Gatehouse");
        }
        assertThat(here.get("/.well-known/jwks.json").json().path("keys")).isNotEmpty();
        assertThat(here.get("/openapi").status()).isEqualTo(200);
        Eclipse.Person person = eclipse.person("first_password");
        assertThat(eclipse.opens(eclipse.jwt(person.identity(), "first_password"), person))
                .isTrue();
        assertThat(eclipse.askForCode(person.identity(), "LINK").status()).isEqualTo(204);
        assertThat(eclipse.sandbox().awaitTextsTo(person.phone(), 1).get(0))
                .contains("http://localhost:" + server.port() + root + "/account/");
        assertThat(new Jvm(server.process().pid()).managedBeans("gatehouse")).hasSize(3);
        return person;
    }

    private static Path neighbour() {
        File file = Archives.target().resolve("neighbour.war").toFile();
        ShrinkWrap.create(WebArchive.class, file.getName())
                .addPackage(Neighbour.class.getPackage())
                .as(ZipExporter.class)
                .exportTo(file, true);
        return file.toPath();
    }
}
