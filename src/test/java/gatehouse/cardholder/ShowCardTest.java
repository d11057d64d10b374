package gatehouse.cardholder;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authenticator.password.Hashed;
import gatehouse.card.CardAccessPasswords;
import gatehouse.card.Cards;
import gatehouse.cardholder.CardView.Refused;
import gatehouse.cardholder.CardView.Shown;
import gatehouse.cardholder.CardView.SourceAway;
import gatehouse.cardholder.CardView.TooMany;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Secret;
import gatehouse.support.Together;
import gatehouse.support.Told;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.Lockouts;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The view of a whole card: only by its password, and never by more guesses than are allowed. */
class ShowCardTest {
    private static final long UNKNOWN_CARD = 399;
    private static final int ALLOWED = 5;

    private final CardRoom room = new CardRoom(Map.of("gatehouse.limit.card-details-per-minute", "60"));
    private final Steps steps = room.beans.put(new Steps(room));
    private final ShowCard showCard = room.beans.get(ShowCard.class);

    @BeforeEach
    void aPassword() {
        room.setPassword("right-one");
    }

    @AfterEach
    void close() {
        room.close();
    }

    /** The steps in transactions of their own, as in the container, and with a place to wait between look and verdict. */
    private static final class Steps extends ShowCardSteps {
        private final CardRoom room;
        private Runnable afterLook = () -> {};

        @SuppressWarnings("unchecked") // There is one kind of event in the room.
        Steps(CardRoom room) {
            super(
                    room.beans.get(Cards.class),
                    room.beans.get(CardAccessPasswords.class),
                    room.beans.get(Tenants.class),
                    room.beans.get(Lockouts.class),
                    room.beans.get(KeyedHash.class),
                    (Event<Occurrence>) room.beans.get(Told.class),
                    room.beans.get(Clock.class));
            this.room = room;
        }

        @Override
        CardGuess look(long tenantId, long cardId) {
            CardGuess guess = room.in(() -> super.look(tenantId, cardId));
            afterLook.run();
            return guess;
        }

        @Override
        CardView refuseLocked(CardGuess guess, Instant until, Circumstances circumstances) {
            return room.in(() -> super.refuseLocked(guess, until, circumstances));
        }

        @Override
        CardVerdict conclude(CardGuess guess, boolean right, Optional<Hashed> rehashed, Circumstances circumstances) {
            return room.in(() -> super.conclude(guess, right, rehashed, circumstances));
        }

        @Override
        void noteSourceAway(CardGuess guess, Circumstances circumstances) {
            room.in(() -> {
                super.noteSourceAway(guess, circumstances);
                return null;
            });
        }
    }

    @Test
    void theRightPasswordShowsTheWholeCard() {
        assertThat(show("right-one")).isEqualTo(new Shown(CardRoom.FACE, Secret.of("042")));
        assertThat(room.outcomes()).containsExactly("Passed");
    }

    @Test
    void wrongUnknownAndWithoutPasswordAreRefusedAlike() {
        CardView wrong = show("wrong-one");
        CardView unknown = show(CardRoom.TENANT, UNKNOWN_CARD, "right-one");
        CardView otherTenant = show(2, CardRoom.CARD, "right-one");
        room.in(() -> room.beans.get(CardAccessPasswords.class).remove(CardRoom.CUSTOMER));
        CardView without = show("right-one");

        assertThat(List.of(wrong, unknown, otherTenant, without)).containsOnly(new Refused());
    }

    @Test
    void theFifthFailureLocksAKnownAndAnUnknownCardAlike() {
        for (long card : List.of(CardRoom.CARD, UNKNOWN_CARD)) {
            for (int i = 0; i < ALLOWED; i++) {
                assertThat(show(CardRoom.TENANT, card, "wrong-one")).isEqualTo(new Refused());
            }

            assertThat(show(CardRoom.TENANT, card, "right-one")).isEqualTo(new TooMany(Duration.ofMinutes(30)));
        }
    }

    @Test
    void aTenantsStricterLockHoldsForUnknownCardsToo() {
        room.run("update population set lockout_failures = 2 where tenant_id = 1");
        for (long card : List.of(CardRoom.CARD, UNKNOWN_CARD)) {
            show(CardRoom.TENANT, card, "wrong-one");
            show(CardRoom.TENANT, card, "wrong-one");

            assertThat(show(CardRoom.TENANT, card, "right-one")).isInstanceOf(TooMany.class);
        }
    }

    @Test
    void theLockEndsByItself() {
        for (int i = 0; i < ALLOWED; i++) {
            show("wrong-one");
        }
        room.clock.setTo(Duration.ofMinutes(30));

        assertThat(show("right-one")).isInstanceOf(Shown.class);
    }

    @Test
    void twentyWrongGuessesAtOnceGetFiveVerdicts() {
        steps.afterLook = meeting(20);

        List<CardView> views = Together.times(20, () -> show("wrong-one"));

        assertThat(Collections.frequency(views, new Refused())).isEqualTo(ALLOWED);
        assertThat(views).filteredOn(TooMany.class::isInstance).hasSize(20 - ALLOWED);
    }

    @Test
    void twentyRightOnesAtOnceAllShowTheCard() {
        steps.afterLook = meeting(20);

        List<CardView> views = Together.times(20, () -> show("right-one"));

        assertThat(views).hasSize(20).hasOnlyElementsOfType(Shown.class);
    }

    @Test
    void aRightOneThatWasReadBeforeTheLockAndArrivesAfterItIsRefused() {
        steps.afterLook = () -> {
            steps.afterLook = () -> {};
            for (int i = 0; i < ALLOWED; i++) {
                show("wrong-one");
            }
        };

        assertThat(show("right-one")).isInstanceOf(TooMany.class);
    }

    @Test
    void aPasswordThatIsReplacedDuringTheHashShowsNothingAnyMore() {
        steps.afterLook = () -> {
            room.clock.setTo(Duration.ofSeconds(1));
            room.setPassword("another-one");
        };

        assertThat(show("right-one")).isEqualTo(new Refused());
    }

    @Test
    void withoutASourceNobodyIsAskedForAPassword() {
        room.sourceIsThere = false;

        assertThat(show("right-one")).isEqualTo(new SourceAway());
        assertThat(show("wrong-one")).isEqualTo(new SourceAway());
        assertThat(room.heard.all()).isEmpty();
    }

    @Test
    void aSourceThatIsAwayIsRecorded() {
        room.securityCode = Optional.empty();

        assertThat(show("right-one")).isEqualTo(new SourceAway());
        assertThat(room.outcomes()).containsExactly("Passed", "SourceAway");
    }

    @Test
    void anAddressMayLookSoOftenAMinute() {
        for (int i = 0; i < 60; i++) {
            show(CardRoom.TENANT, 1000 + i, "wrong-one");
        }

        assertThat(show("right-one")).isInstanceOf(TooMany.class);
        assertThat(room.outcomes()).endsWith("TooMany");
    }

    @Test
    void theRecordsTellTheCustomerAndNoSecret() {
        show("right-one");
        show("wrong-one");

        assertThat(room.heard.all()).hasSize(2).allSatisfy(occurrence -> {
            assertThat(occurrence.subjectId()).contains(CardRoom.CUSTOMER);
            assertThat(occurrence.action()).isEqualTo(Occurrence.Action.SHOW_CARD);
            assertThat(occurrence.toString()).doesNotContain("right-one", "wrong-one", CardRoom.PAN.reveal(), "042");
        });
    }

    private static Runnable meeting(int threads) {
        CyclicBarrier all = new CyclicBarrier(threads);
        return () -> {
            try {
                all.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                throw new IllegalStateException(alone);
            }
        };
    }

    private CardView show(String password) {
        return show(CardRoom.TENANT, CardRoom.CARD, password);
    }

    private CardView show(long tenant, long card, String password) {
        return showCard.show(new ShowCard.Attempt(tenant, card, Secret.of(password)), CardRoom.HERE);
    }
}
