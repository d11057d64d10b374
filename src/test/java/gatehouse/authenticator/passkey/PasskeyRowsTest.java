package gatehouse.authenticator.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authenticator.passkey.Passes.Shown;
import gatehouse.authenticator.passkey.Question.Purpose;
import gatehouse.platform.ClockMovedBack;
import gatehouse.support.House;
import gatehouse.support.Resident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of questions that nobody answers and passes that nobody uses. */
class PasskeyRowsTest {
    private final House house = new House();
    private final PasskeyChallenges challenges = house.get(PasskeyChallenges.class);
    private final Passes passes = house.get(Passes.class);
    private final Resident resident = house.aCustomer().whoSignsIn();
    private final UUID passkey = aPasskey();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whatIsOverIsSweptAndTheRestStays() {
        UUID over = ask();
        pass();
        house.later(Duration.ofSeconds(120));
        UUID open = ask();
        Passes.Pair good = pass();

        assertThat(challenges.sweep()).isFalse();
        assertThat(passes.sweep()).isFalse();

        assertThat(house.database.number("select count(*) from passkey_challenge"))
                .isOne();
        assertThat(house.database.number("select count(*) from passkey_pass")).isOne();
        assertThat(take(over)).isEmpty();
        assertThat(take(open)).isPresent();
        assertThat(isGood(good)).isTrue();
    }

    @Test
    void whatBeganInAFutureThatWillNotComeIsForgotten() {
        ask();
        pass();
        Instant before = house.clock.instant().minusMillis(1);

        house.inTransaction(() -> {
            challenges.forget(new ClockMovedBack(before));
            passes.forget(new ClockMovedBack(before));
            return null;
        });

        assertThat(house.database.number("select count(*) from passkey_challenge"))
                .isZero();
        assertThat(house.database.number("select count(*) from passkey_pass")).isZero();
    }

    @Test
    void whatBeganNowStaysWhenTheClockGoesBackToNow() {
        ask();
        pass();

        house.inTransaction(() -> {
            challenges.forget(new ClockMovedBack(house.clock.instant()));
            passes.forget(new ClockMovedBack(house.clock.instant()));
            return null;
        });

        assertThat(house.database.number("select count(*) from passkey_challenge"))
                .isOne();
        assertThat(house.database.number("select count(*) from passkey_pass")).isOne();
    }

    @Test
    void aPassGoesWithItsPasskey() {
        Passes.Pair pass = pass();

        house.inTransaction(() -> house.get(Passkeys.class).retire(resident.subjectId(), passkey));

        assertThat(isGood(pass)).isFalse();
    }

    private UUID aPasskey() {
        Credential credential =
                new Credential("AAAA", "AAAA", List.of(), false, new Credential.State(0, false, true), "Phone");
        return house.inTransaction(() ->
                house.get(Passkeys.class).add(resident.subjectId(), credential).id());
    }

    private UUID ask() {
        UUID id = UUID.nameUUIDFromBytes(house.clock.instant().toString().getBytes());
        house.inTransaction(() -> challenges.ask(
                id,
                Optional.of(resident.subjectId()),
                Purpose.SIGN_IN,
                Optional.empty(),
                house.clock.instant().plus(PasskeyChallenges.LIFE)));
        return id;
    }

    private Passes.Pair pass() {
        return house.inTransaction(() -> passes.issue(new Shown(resident.subjectId(), passkey, true)));
    }

    private Optional<Question> take(UUID id) {
        return house.inTransaction(() -> challenges.take(id));
    }

    private boolean isGood(Passes.Pair pass) {
        return house.inTransaction(
                () -> passes.isGood(resident.subjectId(), pass.name().reveal(), pass.proof()));
    }
}
