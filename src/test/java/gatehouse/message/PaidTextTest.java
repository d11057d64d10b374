package gatehouse.message;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.budget.Budget;
import gatehouse.message.budget.Budget.Most;
import gatehouse.message.budget.Budgets;
import gatehouse.message.budget.Hold;
import gatehouse.message.budget.Returns;
import gatehouse.message.budget.Stops;
import gatehouse.message.budget.UnusedRule;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.FakeGateway;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.gateway.Submission;
import gatehouse.platform.Secret;
import gatehouse.support.House;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What budgets make of texts that do not leave at once, and how those stand that never do. */
class PaidTextTest {
    private static final Most PLENTY = new Most(Most.HIGHEST, Most.HIGHEST);
    private static final UnusedRule FIVE_OF_WHICH_HALF = new UnusedRule(5, 50, Duration.ofHours(1));
    private static final Duration NEXT_ATTEMPT = Duration.ofMinutes(1);

    private final House house = new House();
    private final Messages messages = house.get(Messages.class);
    private final FakeGateway gateway = FakeGateway.accepting("operator");
    private final Dispatching away = new Dispatching(house, FakeGateway.unreachable("operator"));
    private final Dispatching back = new Dispatching(house, gateway);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void outageOfAllGatewaysStopsNoCountry() {
        set(PLENTY, Optional.of(FIVE_OF_WHICH_HALF));
        List<UUID> codes = new ArrayList<>();
        for (int i = 0; i < 3 * FIVE_OF_WHICH_HALF.codes(); i++) {
            UUID code = post("2638000000" + (10 + i));
            away.attempt(code);
            codes.add(code);
        }

        house.later(NEXT_ATTEMPT);
        codes.forEach(back::attempt);

        assertThat(gateway.got).hasSize(codes.size());
        assertThat(house.get(Stops.class).of(House.TENANT)).isEmpty();
    }

    @Test
    void codesThatAGatewayTookOverCountForTheRule() {
        set(PLENTY, Optional.of(FIVE_OF_WHICH_HALF));

        for (int i = 0; i < 8; i++) {
            back.attempt(post("2638000000" + (10 + i)));
        }

        assertThat(gateway.got).hasSize(FIVE_OF_WHICH_HALF.codes());
        assertThat(house.get(Stops.class).of(House.TENANT)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = MessagePurpose.class,
            names = {"VERIFICATION_CODE", "STEP_UP_CODE"})
    void answeredCodesKeepTheirCountryOpenForCodesOfTheirKind(MessagePurpose purpose) {
        set(PLENTY, Optional.of(FIVE_OF_WHICH_HALF));
        Returns returns = house.get(Returns.class);

        for (int i = 0; i < 12; i++) {
            UUID code = post(purpose, "2638000000" + (10 + i));
            back.attempt(code);
            house.inTransaction(() -> {
                returns.note(code);
                return null;
            });
            returns.count(100);
        }

        assertThat(gateway.got).hasSize(12);
    }

    @Test
    void codeThatTwoAttemptsBroughtToAGatewayCountsOnce() {
        set(PLENTY, Optional.of(FIVE_OF_WHICH_HALF));
        Claim claim =
                messages.claim(post("263800000001"), Duration.ofSeconds(20)).orElseThrow();

        messages.accept(claim, List.of(), "operator", "1");
        messages.accept(claim, List.of(), "operator", "1");

        assertThat(house.database.number("select sum(used) from request_count where limit_key like 'codes-sent%'"))
                .isEqualTo(1);
    }

    @Test
    void textIsCountedOnceHoweverOftenItIsTried() {
        set(new Most(1, 1), Optional.empty());
        UUID code = post("263800000001");
        away.attempt(code);
        house.later(NEXT_ATTEMPT);
        away.attempt(code);
        house.later(NEXT_ATTEMPT);

        back.attempt(code);

        assertThat(gateway.got).hasSize(1);
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void replayedTextIsNotCountedAgain() {
        set(new Most(1, 1), Optional.empty());
        UUID code = post("263800000001");
        new Dispatching(house, FakeGateway.refusingForGood("operator")).attempt(code);
        assertThat(house.inTransaction(() -> messages.replay(House.TENANT, code)))
                .isEqualTo(new Replay.Queued());

        back.attempt(code);

        assertThat(gateway.got).hasSize(1);
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void textThatWaitedIsHeldBackWhereItsCountryIsClosedByNow() {
        set(PLENTY, Optional.empty());
        UUID code = post("263800000001");
        away.attempt(code);
        house.later(NEXT_ATTEMPT);
        set(new Budget(List.of("27"), PLENTY, PLENTY, PLENTY, PLENTY, Optional.empty()));

        back.attempt(code);

        assertThat(gateway.got).isEmpty();
        assertThat(house.database.number("select count(*) from message where held = 'COUNTRY'"))
                .isEqualTo(1);
    }

    @Test
    void codeThatIsReplacedWhileAGatewayIsAskedIsNotGivenToTheNext() {
        set(PLENTY, Optional.empty());
        UUID code = post("263800000001");
        FakeGateway slow = FakeGateway.answering("slow", message -> {
            house.inTransaction(() -> {
                house.get(Outbox.class).withdraw(List.of(code));
                return null;
            });
            return new Submission.Unreachable("no answer in 10 s");
        });

        new Dispatching(house, slow, gateway).attempt(code);

        assertThat(slow.got).hasSize(1);
        assertThat(gateway.got).isEmpty();
        assertThat(house.inTransaction(() -> messages.find(House.TENANT, code)))
                .hasValueSatisfying(report -> assertThat(report.attempts()).hasSize(1));
    }

    @Test
    void listSaysLikeTheMessageItselfThatItIsHeld() {
        set(new Budget(List.of("27"), PLENTY, PLENTY, PLENTY, PLENTY, Optional.empty()));
        UUID held = post("263800000001");
        back.attempt(held);
        UUID withdrawn = post("27820000001");
        house.inTransaction(() -> {
            house.get(Outbox.class).withdraw(List.of(withdrawn));
            return null;
        });

        assertThat(listed(MessageState.HELD)).singleElement().satisfies(message -> {
            assertThat(message.id()).isEqualTo(held);
            assertThat(message.state()).isEqualTo(MessageState.HELD);
            assertThat(message.reason()).contains("held back: " + Hold.COUNTRY);
        });
        assertThat(listed(MessageState.EXPIRED)).extracting(Messages.Listed::id).containsExactly(withdrawn);
    }

    private List<Messages.Listed> listed(MessageState state) {
        return house.inTransaction(() -> messages.in(House.TENANT, state, 10));
    }

    private long counted() {
        return house.database.number(
                "select sum(used) from request_count where limit_key like 'open-code/NUMBER/hour%'");
    }

    private void set(Most number, Optional<UnusedRule> unused) {
        set(new Budget(List.of(), number, PLENTY, PLENTY, PLENTY, unused));
    }

    private void set(Budget budget) {
        house.inTransaction(() -> {
            house.get(Budgets.class).replace(House.TENANT, budget);
            return null;
        });
    }

    private UUID post(String number) {
        return post(MessagePurpose.VERIFICATION_CODE, number);
    }

    private UUID post(MessagePurpose purpose, String number) {
        return house.inTransaction(() -> house.get(Outbox.class)
                .post(new Draft(
                        House.TENANT,
                        Channel.SMS,
                        purpose,
                        number,
                        Secret.of("Your code is 123456."),
                        Optional.empty())));
    }
}
