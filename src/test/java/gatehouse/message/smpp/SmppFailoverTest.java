package gatehouse.message.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.message.OutboxBench;
import gatehouse.message.gateway.GatewaySettings;
import gatehouse.platform.Settings;
import gatehouse.support.Together;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first operator's message centre is killed in the middle of a stream of 1,000 codes. */
class SmppFailoverTest {
    private static final int CODES = 1_000;
    private static final int DISPATCHERS = 4;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final OutboxBench bench = new OutboxBench();
    private final MessageCentre first = new MessageCentre();
    private final MessageCentre second = new MessageCentre();
    private final SmppGateway primary = gateway("primary", first);
    private final SmppGateway backup = gateway("backup", second);

    @AfterEach
    void close() {
        primary.close();
        backup.close();
        first.close();
        second.close();
        bench.close();
    }

    @Test
    void noCodeIsLostAndAtMostOneWindowGoesToBothUnderTheSameCode() {
        await().atMost(LONG).until(() -> primary.isBound() && backup.isBound());
        List<UUID> posted =
                IntStream.range(0, CODES).mapToObj(i -> bench.post("code " + i)).toList();
        Queue<UUID> queue = new ConcurrentLinkedQueue<>(posted);
        OutboxBench.Attempts attempts = bench.attempts(primary, backup);

        Together.times(DISPATCHERS, () -> {
            for (UUID next = queue.poll(); next != null; next = queue.poll()) {
                if (queue.size() == CODES / 2) {
                    kill(first);
                }
                attempts.make(next);
            }
            return null;
        });

        assertThat(posted).allMatch(id -> bench.status(id).equals("SENT"));
        Set<String> all = texts(first);
        Set<String> both = texts(first);
        Set<String> bySecond = texts(second);
        all.addAll(bySecond);
        both.retainAll(bySecond);
        assertThat(all).hasSize(CODES);
        assertThat(second.submitted).hasSize(bySecond.size());
        assertThat(bySecond).hasSizeGreaterThanOrEqualTo(CODES / 2 - DISPATCHERS);
        assertThat(both).isNotEmpty().hasSizeLessThanOrEqualTo(DISPATCHERS);
        assertThat(both)
                .as("one message, and not another one with the same code")
                .allSatisfy(text -> assertThat(attempts(posted.get(number(text))))
                        .containsExactly("primary UNREACHABLE", "backup ACCEPTED"));
        assertThat(bench.database.number("select count(*) from message")).isEqualTo(CODES);
    }

    /** With a message in hand, whose answer it owes. */
    private static void kill(MessageCentre centre) {
        centre.answers(MessageCentre.SILENCE);
        new Thread(() -> {
                    await().atMost(LONG).until(centre::owesAnAnswer);
                    centre.close();
                })
                .start();
    }

    private static int number(String text) {
        return Integer.parseInt(text.substring("code ".length()));
    }

    /** Gateway and outcome of each, in their order. */
    private List<String> attempts(UUID message) {
        try (var connection = bench.database.source().getConnection();
                var query = connection.prepareStatement(
                        "select gateway, outcome from message_attempt where message_id = ? order by position")) {
            query.setObject(1, message);
            ResultSet rows = query.executeQuery();
            List<String> attempts = new ArrayList<>();
            while (rows.next()) {
                attempts.add(rows.getString(1) + " " + rows.getString(2));
            }
            return attempts;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private SmppGateway gateway(String name, MessageCentre centre) {
        Map<String, String> settings = Map.of(
                "gatehouse.gateway." + name + ".url", centre.url(), "gatehouse.gateway." + name + ".sender", "Bank");
        return (SmppGateway) new SmppKind(bench.clock, (gateway, receipt) -> {})
                .create(new GatewaySettings(name, Settings.of(settings)));
    }

    private static Set<String> texts(MessageCentre centre) {
        return centre.submitted.stream()
                .map(SubmitSm::getShortMessage)
                .map(text -> new String(text, StandardCharsets.US_ASCII))
                .collect(Collectors.toSet());
    }
}
