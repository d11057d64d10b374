package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.server.Server;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server in production that sends its mail through a mail session of its own, which was made as {@code server-config} says,
 * to a relay that wants a password.
 */
@Tag("acceptance")
class ServersMailIT {
    private static final String RELAY_USER = "gatehouse";
    private static final String RELAY_PASSWORD = "let me: relay";
    private static final String ADMIN_PASSWORD = "correct horse battery staple";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

    @TempDir
    static Path folder;

    private static final GreenMail RELAY = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private static AutoCloseable running;
    private static URI base;

    @BeforeAll
    static void start() {
        assumeThat(ServerUnderTest.isStartedByUs())
                .as("a server that we may set up, and has mail sessions")
                .isTrue();
        RELAY.setUser("relay@bank.example", RELAY_USER, RELAY_PASSWORD);
        RELAY.getUserManager().setAuthRequired(true);
        RELAY.start();
        startServer();
    }

    @AfterAll
    static void stop() throws Exception {
        if (running != null) {
            running.close();
        }
        RELAY.stop();
    }

    /** By the scripts, in the order of their README, each run twice: the second time nothing fails, and nothing changes. */
    private static void startServer() {
        Server server = ServerUnderTest.untouched("servers-mail");
        server.start(ServerUnderTest.SHORT_LIVED);
        running = server;
        base = URI.create("http://localhost:" + server.port());
        boolean wildfly = System.getProperty("arquillian.launch").equals("wildfly");
        settings(wildfly ? "java:/mail/gatehouse" : "mail/gatehouse").forEach(server::set);
        server.set("gatehouse.data", folder.resolve("data").toString());
        Path secrets = ServerUnderTest.configuration().resolve("secrets.sh");
        for (int time = 0; time < 2; time++) {
            server.apply(ServerUnderTest.script("server"));
            server.putSecrets(secrets);
            server.putSecrets(secrets, "gatehouse.bootstrap.password", ADMIN_PASSWORD);
            server.putSecrets(secrets, "mail.relay.password", RELAY_PASSWORD);
            server.apply(ServerUnderTest.script("mail"));
        }
        assertThat(server.putSecrets(secrets)).contains("gatehouse.secrets.pepper is there, and stays.");
        server.deploy(Archives.file().toPath(), "/");
    }

    private static Map<String, String> settings(String jndiName) {
        return new TreeMap<>(Map.of(
                "gatehouse.bootstrap.admin", "first.admin",
                "gatehouse.gateways", "mail",
                "gatehouse.gateway.mail.url", "jndi:" + jndiName,
                "gatehouse.gateway.mail.sender", "Bank <no-reply@bank.example>",
                "mail.relay.host", "127.0.0.1",
                "mail.relay.port", String.valueOf(RELAY.getSmtp().getPort()),
                "mail.relay.user", RELAY_USER,
                "mail.relay.tls", "false",
                "mail.relay.starttls", "false"));
    }

    @Test
    void codeGoesByTheServersOwnMailSessionAndIsGood() throws Exception {
        String address = Unique.text() + "@example.com";
        RELAY.setUser(address, address, "password");
        Api eclipse = Api.at(base).below(Eclipse.PATH);

        Answer asked = eclipse.post("/global/verifications", "{\"email\":\"" + address + "\"}");
        assertThat(asked.status()).as("%s", asked).isEqualTo(204);
        await().atMost(PATIENCE).until(() -> RELAY.getReceivedMessages().length > 0);

        MimeMessage mail = RELAY.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(address);
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("Bank <no-reply@bank.example>");
        Matcher code = CODE.matcher(mail.getContent().toString());
        assertThat(code.find()).isTrue();
        Answer checked = eclipse.post(
                "/global/verifications/check", "{\"email\":\"" + address + "\",\"otp\":\"" + code.group() + "\"}");
        assertThat(checked.status()).as("%s", checked).isBetween(200, 204);
    }
}
