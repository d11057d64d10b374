package gatehouse.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which rules a population may have, and that changes are counted. */
class PopulationTest {
    private final Population customers = APopulation.ofCustomers();
    private final Population consumers = APopulation.ofConsumers();

    @Test
    void itsOwnRulesAreNotObjectedTo() {
        assertThat(customers.objectionTo(customers.policies())).isEmpty();
        assertThat(consumers.objectionTo(consumers.policies())).isEmpty();
    }

    @Test
    void rulesThatSuitOnePopulationMayNotSuitAnother() {
        assertThat(customers.objectionTo(consumers.policies())).contains(PolicyObjection.OPEN_TO_NEWCOMERS);
        assertThat(customers.objectionTo(changed(consumers, Duration.ofMinutes(5), false)))
                .contains(PolicyObjection.EXPIRED_OPENS_CHANGE);
        assertThat(consumers.objectionTo(customers.policies())).contains(PolicyObjection.IDLE_TOO_LONG);
    }

    @Test
    void whoseTokenIsNeverRenewedIsIdleForFiveMinutesAtMost() {
        assertThat(consumers.objectionTo(changed(consumers, Duration.ofMinutes(5), true)))
                .isEmpty();
        assertThat(consumers.objectionTo(changed(consumers, Duration.ofSeconds(301), true)))
                .contains(PolicyObjection.IDLE_TOO_LONG);
    }

    @Test
    void aPopulationThatIsClosedOpensAgainForItsOwnKind() {
        consumers.adopt(changed(consumers, Duration.ofMinutes(5), false));
        assertThat(consumers.isOpenToNewcomers()).isFalse();
        assertThat(consumers.isFor(Population.Newcomers.PERSONS)).isTrue();

        consumers.adopt(changed(consumers, Duration.ofMinutes(5), true));

        assertThat(consumers.isOpenToNewcomers()).isTrue();
        assertThat(customers.isFor(Population.Newcomers.PERSONS)).isFalse();
    }

    @Test
    void everyChangeIsCountedAlsoOneThatChangesNothing() {
        consumers.adopt(consumers.policies());
        consumers.adopt(consumers.policies());

        assertThat(consumers.version()).isEqualTo(2);
    }

    private static Policies changed(Population population, Duration idle, boolean openToNewcomers) {
        Policies now = population.policies();
        TokenPolicy tokens = new TokenPolicy(
                now.tokens().life(), idle, now.tokens().cap(), now.tokens().renewal());
        return new Policies(
                now.preset(),
                now.lockout(),
                tokens,
                now.codes(),
                now.stepUp(),
                now.mostSessions(),
                now.revealsMissingFactor(),
                now.cardAccessByTenant(),
                now.verifiedEmailFirst(),
                now.stepUpForCards(),
                now.expiredPasswordOpensChange(),
                now.resetMakesFirstPassword(),
                openToNewcomers,
                now.loginByDevice());
    }
}
