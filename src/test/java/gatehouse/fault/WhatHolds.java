package gatehouse.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.launcher.CustomerLife;
import gatehouse.launcher.CustomerLife.Knowledge;
import gatehouse.launcher.CustomerLife.Step;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Eclipse;
import gatehouse.rig.NodeServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The twelve sentences of docs/testing.md, each with a test that begins with its number. A sandbox of its own is at work,
 * with callers who never pause, while one thing after the other breaks below it; all tests look at what was seen then, and
 * at what the stopped node left.
 *
 * @param <F> what breaks
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WhatHolds<F extends Enum<F>> {
    static final Duration PROMISED_ANSWER = Duration.ofSeconds(5);
    private static final Duration PROMISED_RECOVERY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 3;

    @TempDir
    static Path folder;

    private final Map<F, Duration> recoveries = new TreeMap<>();
    private final Map<F, String> slowest = new TreeMap<>();
    private final List<Doors.Seen> seen = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final List<String> brokenHalfWay = new ArrayList<>();
    private final Map<String, Answer> usedAgain = new LinkedHashMap<>();
    private final Map<String, Integer> failures = new LinkedHashMap<>();

    private NodeServer node;
    private Eclipse eclipse;
    private Traffic traffic;
    private JsonNode verification;
    private long stuck;
    private int inDoubt;

    /** What breaks, one after the other. */
    abstract List<F> faults();

    /**
     * What is there before the node starts.
     *
     * @param data its data folder, where it is Payara Micro
     * @return what it is told besides
     */
    abstract Map<String, String> prepared(Path data) throws Exception;

    abstract void begin(F fault);

    /** Longer than what is promised would take, and short enough for a test. */
    abstract Duration lasts(F fault);

    /** @return transactions that have been open for much too long; looked at before the fault ends */
    abstract long stuckIn(F fault);

    abstract void end(F fault);

    /** What the node left, once it is stopped. */
    abstract DataSource left(Path data);

    /** In the broker, once the node is stopped. */
    int branchesInDoubt(NodeServer stopped) throws Exception {
        return stopped.broker().branchesInDoubt();
    }

    abstract void cleanUp() throws Exception;

    @BeforeAll
    void breakOneThingAfterTheOther() throws Exception {
        Map<String, String> settings = new TreeMap<>(prepared(folder.resolve("node")));
        settings.put("gatehouse.password.bcrypt-cost", "4");
        settings.put("gatehouse.limit.logins-per-minute", "1000000");
        settings.put("gatehouse.limit.codes-per-10-minutes", "1000000");
        node = NodeServer.in(folder.resolve("node"), settings);
        node.start();
        node.awaitStarted();
        eclipse = Eclipse.at(node.base());
        traffic = new Traffic(node.base());
        try (Doors doors = Doors.of(node.base())) {
            traffic.begin();
            for (F fault : faults()) {
                goThrough(fault, doors);
            }
            traffic.end();
        }
        // Whatever came last, codes arrive again.
        UsedUp.of(eclipse);
        lookBack();
        node.close();
        inDoubt = branchesInDoubt(node);
    }

    private void goThrough(F fault, Doors doors) throws Exception {
        UsedUp usedUp = UsedUp.of(eclipse);
        Mistypers mistypers = Mistypers.begin(eclipse);
        List<Doors.Seen> asked = new ArrayList<>();
        begin(fault);
        long end = System.nanoTime() + lasts(fault).toNanos();
        while (System.nanoTime() < end) {
            asked.addAll(doors.ask(AT_ONCE));
        }
        seen.addAll(asked);
        Doors.Seen last = Collections.max(asked, Comparator.comparing(Doors.Seen::took));
        slowest.put(fault, last.call() + " " + last.took().toMillis() + " ms");
        stuck += stuckIn(fault);
        end(fault);
        recoveries.put(fault, doors.awaitService());
        failures.putAll(mistypers.end());
        usedUp.tryAgain().forEach((what, answer) -> usedAgain.put(what + " after " + fault, answer));
    }

    private void lookBack() {
        traffic.lives().forEach(this::check);
        await().atMost(PATIENCE).until(() -> {
            verification = verified();
            return !verification.path("state").asString().equals("MORE");
        });
        System.out.printf(
                "%s: %d lives, %d of them cut short; %d calls during the faults, %d of them not served;"
                        + " the slowest %s; recovery %s%n",
                getClass().getSimpleName(),
                traffic.lives().size(),
                cutShort().size(),
                seen.size(),
                notServed().size(),
                slowest,
                recoveries);
    }

    private void check(CustomerLife life) {
        try {
            life.check(eclipse, eclipse.system());
        } catch (AssertionError wrong) {
            (isCutShort(life) ? brokenHalfWay : broken).add(wrong.toString());
        }
    }

    private JsonNode verified() {
        long after = verification == null ? 0 : verification.path("verifiedTo").asLong();
        return eclipse.console()
                .post("/audit/verification", "{\"after\":" + after + "}")
                .json();
    }

    private static boolean isCutShort(CustomerLife life) {
        return Arrays.stream(Step.values()).anyMatch(step -> life.of(step) == Knowledge.UNANSWERED);
    }

    final List<CustomerLife> cutShort() {
        return traffic.lives().stream().filter(WhatHolds::isCutShort).toList();
    }

    final List<String> brokenHalfWay() {
        return brokenHalfWay;
    }

    final String log() {
        return node.log();
    }

    final List<Doors.Seen> seen() {
        return seen;
    }

    private List<Doors.Seen> notServed() {
        return seen.stream().filter(each -> !each.isServed()).toList();
    }

    private long number(String sql, Object... values) {
        try (Connection connection = left(node.data()).getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getLong(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (node != null) {
            node.close();
        }
        cleanUp();
    }

    @Test
    void sentence1WhatAClientWasToldSucceededStillHolds() {
        assertThat(traffic.lives()).filteredOn(CustomerLife::isWhole).hasSizeGreaterThan(10);
        assertThat(broken).isEmpty();
    }

    @Test
    void sentence2ACallWithoutAnAnswerHappenedAsAWholeOrNotAtAll() {
        assertThat(cutShort()).isNotEmpty();
        assertThat(brokenHalfWay).isEmpty();
    }

    @Test
    void sentence3NoCodeIsWithoutItsMessageNoMessageWithoutItsCodeAndNoneLeavesTooLate() {
        assertThat(number("select count(*) from challenge where purpose = 'PASSWORD_RESET'"))
                .isGreaterThan(10);
        assertThat(number("select count(*) from challenge c where c.purpose = 'PASSWORD_RESET' and c.live is not null"
                        + " and not exists (select 1 from message m where m.id = c.id"
                        + " and m.status in ('QUEUED', 'CLAIMED', 'SENT', 'DELIVERED'))"))
                .as("codes that would open something and are not sent")
                .isZero();
        assertThat(number("select count(*) from message m where m.purpose = 'PASSWORD_RESET_CODE'"
                        + " and not exists (select 1 from challenge c where c.id = m.id)"))
                .as("messages whose code is none")
                .isZero();
        assertThat(number("select count(*) from message where status = 'SENT' and finished >= expires"))
                .isZero();
    }

    @Test
    void sentence4AGatewaySeesEachMessageAndNobodyHasTwoCodes() {
        assertThat(number("select count(*) from message m where m.status = 'SENT' and m.channel = 'SMS'"
                        + " and not exists (select 1 from inbox i where i.id = m.id)"))
                .isZero();
        assertThat(number("select count(*) from (select c.recipient from challenge c where c.live is not null"
                        + " and c.purpose = 'PASSWORD_RESET' group by c.recipient having count(*) > 1) twice"))
                .isZero();
    }

    /** Nobody but the life itself ever calls with the name of its other identity, and it does so once. */
    @Test
    void sentence5EachAnsweredCallHasOneAuditRecordAndTheChainIsWhole() {
        assertThat(verification.path("state").asString()).isEqualTo("INTACT");
        assertThat(traffic.lives())
                .filteredOn(life -> life.of(Step.MISTYPE) == Knowledge.ANSWERED)
                .hasSizeGreaterThan(10)
                .allSatisfy(life -> assertThat(attempts(life)).isEqualTo(1));
        assertThat(traffic.lives())
                .filteredOn(life -> life.of(Step.MISTYPE) == Knowledge.UNANSWERED)
                .allSatisfy(life -> assertThat(attempts(life)).isBetween(0L, 1L));
    }

    private long attempts(CustomerLife life) {
        return number(
                "select count(*) from audit_record where action = 'SIGN_IN' and subject_id in"
                        + " (select id from subject where login_name = ?)",
                life.otherIdentity());
    }

    @Test
    void sentence6FailuresThatAreCountedStayCounted() {
        assertThat(failures)
                .isNotEmpty()
                .allSatisfy((identity, known) -> assertThat(counted(identity))
                        .as("failures of %s, who was told of %d", identity, known)
                        .isGreaterThanOrEqualTo(known));
        assertThat(failures.values()).anyMatch(known -> known > 1);
        assertThat(traffic.lives())
                .filteredOn(life -> life.of(Step.MISTYPE) == Knowledge.ANSWERED)
                .allSatisfy(life -> assertThat(counted(life.otherIdentity())).isEqualTo(1));
    }

    private long counted(String identity) {
        return number(
                "select coalesce(max(failures), 0) from lockout where subject_id in"
                        + " (select id from subject where login_name = ?)",
                identity);
    }

    @Test
    void sentence7WhatWasUsedUpStaysUsedUp() {
        assertThat(usedAgain)
                .hasSize(4 * faults().size())
                .allSatisfy(
                        (what, answer) -> assertThat(answer.status()).as(what).isBetween(400, 499));
    }

    @Test
    void sentence8ASessionThatWasEndedStaysEnded() {
        assertThat(usedAgain.entrySet())
                .filteredOn(again -> again.getKey().startsWith("session"))
                .hasSize(faults().size())
                .allSatisfy(again -> assertThat(again.getValue().status()).isEqualTo(401));
    }

    @Test
    void sentence9NothingWrongEverOpensAnything() {
        assertThat(traffic.opened()).isEmpty();
    }

    @Test
    void sentence10AnOutageIsToldInTimeInTheWordsOfTheDoorAndWithoutDetail() {
        assertThat(notServed()).hasSizeGreaterThan(10).allSatisfy(each -> {
            assertThat(each.took()).isLessThan(PROMISED_ANSWER);
            assertThat(each.answer()).isPresent();
            Answer answer = each.answer().get();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).matches("[1-9][0-9]?");
            assertThat(answer.text()).matches(wordsOf(each.call()));
        });
    }

    /** Whole: there is no room for what is wrong inside. */
    private static String wordsOf(String call) {
        return switch (call.split(" ")[0]) {
            case "eclipse" ->
                "\\[\\{\"type\":\"SYSTEM\",\"severity\":\"MEDIUM\","
                        + "\"description\":\"The service is not available at the moment\",\"code\":\"DAE001\","
                        + "\"traceId\":\"[0-9a-f]{32}\",\"spanId\":\"[0-9a-f]{16}\","
                        + "\"environment\":\"gatehouse-sandbox\"}]";
            case "multi" -> "";
            default -> "\\{\"status\":503,\"title\":\"UNAVAILABLE\",\"violations\":\\[],\"traceId\":\"[0-9a-f]{32}\"}";
        };
    }

    @Test
    void sentence11RecoveryNeedsNoHands() {
        assertThat(recoveries)
                .hasSize(faults().size())
                .allSatisfy((fault, took) -> assertThat(took).as("%s", fault).isLessThan(PROMISED_RECOVERY));
    }

    @Test
    void sentence12NothingStaysInDoubt() {
        assertThat(stuck).as("transactions that nobody ended").isZero();
        assertThat(inDoubt).as("branches in the broker").isZero();
    }
}
