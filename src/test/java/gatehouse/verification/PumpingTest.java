package gatehouse.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gatehouse.authentication.Circumstances;
import gatehouse.challenge.Purpose;
import gatehouse.coderequest.CodeRequests;
import gatehouse.message.Dispatching;
import gatehouse.message.Draft;
import gatehouse.message.Outbox;
import gatehouse.message.budget.Budget;
import gatehouse.message.budget.Budget.Most;
import gatehouse.message.budget.Budgets;
import gatehouse.message.budget.Returns;
import gatehouse.message.budget.Spending;
import gatehouse.message.budget.Stop;
import gatehouse.message.budget.Stops;
import gatehouse.message.budget.Text.Kind;
import gatehouse.message.budget.UnusedRule;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.FakeGateway;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.platform.Secret;
import gatehouse.subject.PhoneNumber;
import gatehouse.support.House;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody who earns by texts to numbers of their own asks for codes to them, from many addresses: the whole way, from the
 * call to the gateway.
 */
class PumpingTest {
    private static final int CODES = 20_000;
    private static final int AT_ONCE = 500;
    private static final int BUDGET = 500;
    private static final int ADDRESSES = 250;
    private static final Most PLENTY = new Most(Most.HIGHEST, Most.HIGHEST);
    private static final Most FEW = new Most(BUDGET, BUDGET);
    private static final UnusedRule RULE = new UnusedRule(100, 10, Duration.ofHours(1));

    private final House house = new House();
    private final FakeGateway gateway = FakeGateway.accepting("operator");
    private final Dispatching dispatching = new Dispatching(house, gateway);
    private final Set<Optional<Duration>> answers = new HashSet<>();

    @AfterEach
    void close() {
        house.close();
    }

    /** Here by the outbox, which all codes of all doors go through: most of the time goes into what comes before it. */
    @Test
    void ofTwentyThousandCodesForOneCountryNoMoreLeaveThanTheBudget() {
        set(new Budget(List.of(), PLENTY, PLENTY, FEW, PLENTY, Optional.empty()));

        for (int done = 0; done < CODES; done += AT_ONCE) {
            post(MessagePurpose.VERIFICATION_CODE, done, AT_ONCE, ADDRESSES);
            dispatching.run();
        }

        assertThat(gateway.got).hasSize(BUDGET);
        assertThat(house.get(Spending.class).heldToday(House.TENANT)).isEqualTo(CODES - BUDGET);
    }

    @Test
    void whoeverAsksBeyondTheBudgetIsAnsweredLikeAnybodyElse() {
        set(new Budget(List.of(), PLENTY, PLENTY, new Most(50, 50), PLENTY, Optional.empty()));

        attack(200);

        assertThat(gateway.got).hasSize(50);
        assertThat(answers).containsExactly(Optional.empty());
        assertThat(house.database.number("select count(*) from challenge where live is not null"))
                .isEqualTo(200);
        ask("447700900123", "192.0.2.99");
        assertThat(gateway.got).as("elsewhere codes leave as before").hasSize(51);
    }

    @Test
    void codesThatNobodyUsesStopTheAttackBeforeTheBudgetDoes() {
        set(new Budget(List.of(), PLENTY, PLENTY, FEW, PLENTY, Optional.of(RULE)));

        attack(BUDGET);

        assertThat(gateway.got).hasSize(RULE.codes());
        assertThat(house.get(Stops.class).of(House.TENANT))
                .extracting(Stop::prefix, Stop::sent, Stop::used)
                .containsExactly(tuple("263", 100, 0));
    }

    @Test
    void oneAddressNeitherStopsACountryNorKeepsCodesFromItsCustomers() {
        set(Budget.DEFAULT);
        int codes = Budget.DEFAULT.unused().orElseThrow().codes();

        for (int i = 0; i < codes + 10; i++) {
            ask(Long.toString(263770000000L + i), "198.51.100.1");
        }

        assertThat(gateway.got).hasSize(Budget.DEFAULT.address().hour());
        assertThat(house.get(Stops.class).of(House.TENANT)).isEmpty();
        post(MessagePurpose.STEP_UP_CODE, 0, 1, 1);
        dispatching.run();
        assertThat(gateway.got).hasSize(Budget.DEFAULT.address().hour() + 1);
    }

    @Test
    void manyAddressesStopNoCodesToCustomers() {
        set(Budget.DEFAULT);
        int codes = Budget.DEFAULT.unused().orElseThrow().codes();

        post(MessagePurpose.VERIFICATION_CODE, 0, codes + 100, ADDRESSES);
        dispatching.run();

        assertThat(gateway.got).hasSize(codes);
        assertThat(house.get(Stops.class).of(House.TENANT))
                .extracting(Stop::prefix, Stop::codes)
                .containsExactly(tuple("263", Kind.OPEN_CODE));
        post(MessagePurpose.STEP_UP_CODE, 0, 1, ADDRESSES);
        dispatching.run();
        assertThat(gateway.got).hasSize(codes + 1);
    }

    @Test
    void codesThatAreUsedCount() {
        set(new Budget(List.of(), PLENTY, PLENTY, PLENTY, PLENTY, Optional.of(new UnusedRule(4, 50, RULE.window()))));

        for (int i = 0; i < 20; i++) {
            String number = Long.toString(263770000000L + i);
            ask(number, "192.0.2.99");
            assertThat(answer(number)).isEqualTo("verified");
            house.get(Returns.class).count(100);
        }

        assertThat(gateway.got).hasSize(20);
    }

    @Test
    void customerWhoseCodeWasHeldBackSeesNoDifferenceAndGetsTheNextOne() {
        set(new Budget(List.of("44"), PLENTY, PLENTY, PLENTY, PLENTY, Optional.empty()));
        ask("263770000001", "192.0.2.99");
        assertThat(gateway.got).isEmpty();
        UUID held = dispatching.last();
        assertThat(check("263770000001", Secret.of("no code"))).isEqualTo("refused");

        set(new Budget(List.of("263"), PLENTY, PLENTY, PLENTY, PLENTY, Optional.empty()));
        house.later(Duration.ofSeconds(15));
        ask("263770000001", "192.0.2.99");

        assertThat(gateway.got).hasSize(1);
        assertThat(dispatching.last()).isNotEqualTo(held);
        assertThat(answer("263770000001")).isEqualTo("verified");
        assertThat(answers).containsExactly(Optional.empty());
    }

    private void set(Budget budget) {
        house.inTransaction(() -> {
            house.get(Budgets.class).replace(House.TENANT, budget);
            return null;
        });
    }

    private void post(MessagePurpose purpose, int first, int many, int addresses) {
        house.inTransaction(() -> {
            for (int i = first; i < first + many; i++) {
                house.get(Outbox.class)
                        .post(new Draft(
                                        House.TENANT,
                                        Channel.SMS,
                                        purpose,
                                        Long.toString(263770000000L + i),
                                        Secret.of("Your code is 123456."),
                                        Optional.empty())
                                .askedBy(Optional.of("198.51.100." + i % addresses)));
            }
            return null;
        });
    }

    private void attack(int requests) {
        for (int i = 0; i < requests; i++) {
            ask(Long.toString(263770000000L + i), "198.51.100." + i % ADDRESSES);
        }
    }

    private void ask(String number, String address) {
        VerificationWish wish =
                new VerificationWish(new Target.Phone(new PhoneNumber(number)), Channel.SMS, Optional.of(House.TENANT));
        answers.add(house.get(RequestVerification.class).request(wish, new Circumstances(address, "trace")));
        house.get(CodeRequests.class)
                .waiting(Purpose.VERIFICATION, 10)
                .forEach(house.get(VerificationCodes.class)::carryOut);
        dispatching.run();
    }

    private String answer(String number) {
        String text = gateway.got.get(gateway.got.size() - 1).text().reveal();
        return check(number, Secret.of(text.replaceAll("(?s).*?(\\d{6}).*", "$1")));
    }

    private String check(String number, Secret code) {
        return house.get(CheckVerification.class)
                .check(new Target.Phone(new PhoneNumber(number)), code, House.HERE, new VerificationTest.Words());
    }
}
