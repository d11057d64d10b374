package gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Bank;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant says how many texts it pays for and where they may go, sees where its codes are stopped, and lifts that. */
class BudgetsIT extends DeployedGatehouse {
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final AtomicLong NUMBERS = new AtomicLong(263780000000L);
    private static final String NO_RULE = "";

    private Api system;
    private Eclipse eclipse;
    private String tenant;
    private String budgets;

    @BeforeEach
    void aBank() {
        eclipse = Eclipse.at(base());
        Bank bank = Bank.at(base());
        tenant = bank.path().substring("/tenants/".length());
        budgets = bank.path() + "/budgets";
        system = bank.console();
    }

    @Test
    void tenantHasTheDefaultsAtFirst() {
        assertThat(system.get(budgets).text())
                .isEqualTo("{\"budget\":{\"countries\":[],\"number\":{\"hour\":20,\"day\":120},"
                        + "\"address\":{\"hour\":50,\"day\":500},\"prefix\":{\"hour\":5000,\"day\":20000},"
                        + "\"tenant\":{\"hour\":10000,\"day\":50000},"
                        + "\"unused\":{\"codes\":500,\"percent\":10,\"minutes\":60}},"
                        + "\"heldToday\":0,\"stopped\":[]}");
    }

    @Test
    void budgetIsReplacedAsAWhole() {
        String wanted = budget("[\"27\",\"1876\"]", 7, "");

        Answer set = system.put(budgets, wanted);

        assertThat(set.status()).as(set.toString()).isEqualTo(200);
        assertThat(set.text()).isEqualTo("{\"budget\":" + wanted + ",\"heldToday\":0,\"stopped\":[]}");
        assertThat(system.get(budgets).text()).isEqualTo(set.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"countries\":[\"+27\"]",
                "{\"countries\":[\"2\"]",
                "{\"countries\":[null]",
                "{\"countries\":null",
                "{\"countries\":[],\"unused\":{\"codes\":0,\"percent\":10,\"minutes\":60}",
                "{\"countries\":[],\"unused\":{\"codes\":10,\"percent\":101,\"minutes\":60}",
                "{\"countries\":[],\"unused\":{\"codes\":10,\"percent\":10,\"minutes\":1441}",
                "{\"countries\":[],\"unused\":{\"codes\":10}"
            })
    void whatIsNoBudgetIsRefused(String beginning) {
        String most = "{\"hour\":1,\"day\":1}";
        String body = beginning.equals("{}")
                ? beginning
                : beginning + ",\"number\":" + most + ",\"address\":" + most + ",\"prefix\":" + most + ",\"tenant\":"
                        + most + "}";

        Answer refused = system.put(budgets, body);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
    }

    @Test
    void zeroIsNoBudget() {
        assertThat(system.put(budgets, budget("[]", 0, NO_RULE)).status()).isEqualTo(400);
    }

    @Test
    void tenantThatIsNoneHasNoBudget() {
        Api admin = eclipse.console();

        assertThat(admin.get("/tenants/999999/budgets").status()).isEqualTo(404);
        assertThat(admin.put("/tenants/999999/budgets", budget("[]", 1, NO_RULE))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void beyondTheBudgetEverybodyIsAnsweredAlikeAndNothingLeaves() {
        system.put(budgets, budget("[]", 4, NO_RULE));

        Set<String> answers = new HashSet<>();
        long first = NUMBERS.get() + 1;
        for (int i = 0; i < 20; i++) {
            answers.add(ask(NUMBERS.incrementAndGet()));
        }

        assertThat(answers).hasSize(1);
        await().atMost(AT_MOST).until(() -> heldToday() == 16);
        assertThat(delivered(first, 20)).isEqualTo(4);
    }

    @Test
    void codesThatNobodyUsesAreStoppedUntilThatIsLifted() {
        system.put(budgets, budget("[]", 1000, ",\"unused\":{\"codes\":3,\"percent\":50,\"minutes\":1440}"));
        long first = NUMBERS.get() + 1;
        for (int i = 0; i < 3; i++) {
            ask(NUMBERS.incrementAndGet());
        }
        await().atMost(AT_MOST).until(() -> delivered(first, 3) == 3);
        // A code counts when its gateway has answered, so another one may pass meanwhile. None is left on its way:
        // after the
        // stop is lifted it would count as unused.
        int asked = 3;
        while (heldToday() == 0) {
            ask(NUMBERS.incrementAndGet());
            asked++;
            assertThat(asked).isLessThan(20);
            int all = asked;
            await().atMost(AT_MOST).until(() -> delivered(first, all) + heldToday() == all);
        }

        Answer stopped = system.get(budgets);
        assertThat(stopped.json().path("stopped").path(0).path("prefix").asString())
                .isEqualTo("263");
        assertThat(stopped.json().path("stopped").path(0).path("sent").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(stopped.json().path("stopped").path(0).path("codes").asString())
                .isEqualTo("OPEN_CODE");

        assertThat(system.delete(budgets + "/stops/263").status()).isEqualTo(204);
        assertThat(system.delete(budgets + "/stops/263").status()).isEqualTo(404);
        assertThat(system.get(budgets).json().path("stopped").size()).isZero();
        long later = NUMBERS.incrementAndGet();
        ask(later);
        await().atMost(AT_MOST).until(() -> delivered(later, 1) == 1);
    }

    @Test
    void resetForgetsWhatTenantsSetAboutMessages() {
        system.put(budgets, budget("[]", 4, NO_RULE));
        system.put("/tenants/" + tenant + "/routes", "{\"routes\":[{\"gateways\":[\"sandbox\"]}]}");

        assertThat(eclipse.server().send("POST", "/sandbox/reset", null, "").status())
                .isEqualTo(204);
    }

    private long heldToday() {
        return system.get(budgets).json().path("heldToday").asLong();
    }

    private long delivered(long first, int many) {
        long all = 0;
        for (long number = first; number < first + many; number++) {
            all += eclipse.server().get("/sandbox/messages?to=" + number).json().size();
        }
        return all;
    }

    /** Status and body of the answer. */
    private String ask(long number) {
        Answer answer = eclipse.api()
                .post(
                        "/global/verifications",
                        Body.empty()
                                .with("phone", Long.toString(number))
                                .with("tenantId", Long.parseLong(tenant))
                                .toString());
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
        return answer.status() + answer.text();
    }

    /** @param most texts to one country, in an hour as in a day: the tests go on while the hour ends */
    private static String budget(String countries, int most, String rule) {
        return "{\"countries\":" + countries + ",\"number\":{\"hour\":20,\"day\":60},"
                + "\"address\":{\"hour\":1000,\"day\":5000},\"prefix\":{\"hour\":" + most + ",\"day\":" + most + "},"
                + "\"tenant\":{\"hour\":10000,\"day\":50000}" + rule + "}";
    }
}
