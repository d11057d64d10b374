package gatehouse.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.NodeServer;
import gatehouse.support.Together;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sentence 10 of docs/testing.md for those who need a place to hash, which are few: many sign in at the same moment at a node
 * with the settings of the sandbox, and the database says nothing.
 */
class LoginsUnderFault {
    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Many times as many as may hash, and fewer than there are threads for calls. */
    private static final int LOGINS = 48;

    @TempDir
    static Path folder;

    private static Postgres postgres;
    private static NodeServer node;

    @BeforeAll
    static void start() {
        postgres = Postgres.in(folder.resolve("postgres"));
        node = NodeServer.in(folder.resolve("node"), postgres.settings());
        node.start();
        node.awaitStarted();
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
        postgres.close();
    }

    private record Told(int status, String retryAfter, Duration took) {}

    @Test
    void sentence10NobodyWhoSignsInQueuesForAPlaceToHashBehindADatabaseThatHangs() {
        Eclipse eclipse = Eclipse.at(node.base());
        Person person = eclipse.person("first_password");
        assertThat(eclipse.login(person.identity(), person.password()).status()).isEqualTo(200);

        postgres.freeze();
        List<Told> told;
        try {
            told = Together.times(LOGINS, () -> timed(eclipse, person));
        } finally {
            postgres.thaw();
        }

        Map<Integer, Long> statuses = told.stream().collect(Collectors.groupingBy(Told::status, Collectors.counting()));
        System.out.printf(
                "LoginsUnderFault: %s, the slowest after %s%n",
                statuses, told.stream().map(Told::took).max(Duration::compareTo).orElseThrow());
        assertThat(statuses).isEqualTo(Map.of(503, (long) LOGINS));
        assertThat(told).allSatisfy(each -> {
            assertThat(each.retryAfter()).matches("[1-9][0-9]?");
            assertThat(each.took()).isLessThan(PROMISED);
        });
        await().atMost(PATIENCE)
                .until(() -> eclipse.login(person.identity(), person.password()).status() == 200);
    }

    private static Told timed(Eclipse eclipse, Person person) {
        long begin = System.nanoTime();
        Answer answer = eclipse.login(person.identity(), person.password());
        return new Told(answer.status(), answer.header("Retry-After"), Duration.ofNanos(System.nanoTime() - begin));
    }
}
