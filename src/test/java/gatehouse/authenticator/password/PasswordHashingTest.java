package gatehouse.authenticator.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.support.TakenPlace;
import gatehouse.support.Together;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashingTest {
    private static final KeyedHash PEPPER = new KeyedHash(new byte[32]);
    private static final Randomness RANDOMNESS = new Randomness(new SecureRandom());
    private static final Secret RIGHT = Secret.of("right password");
    private static final Secret WRONG = Secret.of("wrong password");

    private final PasswordHashing hashing = hashing(Map.of());

    @Test
    void theRightPasswordMatchesAndNoOther() {
        Optional<StoredPassword> stored = stored(hashing, RIGHT);

        assertThat(verify(hashing, stored, RIGHT)).isEqualTo(new Checked(true, false));
        assertThat(verify(hashing, stored, WRONG)).isEqualTo(new Checked(false, false));
    }

    @Test
    void everyCodePointCountsBeyondThe72BytesOfBCrypt() {
        String eighty = "é".repeat(79);

        Optional<StoredPassword> stored = stored(hashing, Secret.of(eighty + "x"));

        assertThat(verify(hashing, stored, Secret.of(eighty + "x")).matches()).isTrue();
        assertThat(verify(hashing, stored, Secret.of(eighty + "y")).matches()).isFalse();
    }

    @Test
    void onePasswordIsTheSameFromEveryKeyboard() {
        Optional<StoredPassword> stored = stored(hashing, Secret.of("caf\u00e9 \uff11"));

        assertThat(verify(hashing, stored, Secret.of("cafe\u0301 1")).matches()).isTrue();
        assertThat(verify(hashing, stored, Secret.of("cafe 1")).matches()).isFalse();
    }

    @Test
    void blanksAndCaseCount() {
        Optional<StoredPassword> stored = stored(hashing, RIGHT);

        assertThat(verify(hashing, stored, Secret.of("right password ")).matches())
                .isFalse();
        assertThat(verify(hashing, stored, Secret.of("Right password")).matches())
                .isFalse();
    }

    @Test
    void nobodyHasNoPassword() {
        assertThat(verify(hashing, Optional.empty(), RIGHT)).isEqualTo(new Checked(false, false));
        assertThat(verify(hashing, Optional.empty(), Secret.of(""))).isEqualTo(new Checked(false, false));
    }

    @Test
    void nobodyCostsAsMuchAsSomebody() {
        PasswordHashing slow = hashing(Map.of(PasswordHashing.COST, "10"));
        Optional<StoredPassword> stored = stored(slow, RIGHT);
        Secret malformed = Secret.of("right\0password");

        assertThat(costAlike(() -> verify(slow, stored, WRONG), () -> verify(slow, Optional.empty(), WRONG)))
                .isTrue();
        assertThat(costAlike(() -> verify(slow, stored, WRONG), () -> verify(slow, stored, malformed)))
                .isTrue();
    }

    @Test
    void equalPasswordsHaveDifferentHashes() {
        assertThat(hash(hashing, RIGHT).text())
                .isNotEqualTo(hash(hashing, RIGHT).text());
    }

    @Test
    void whatTheDatabaseHoldsDoesNotOpenAnything() {
        String held = hash(hashing, RIGHT).text();

        assertThat(verify(hashing, stored(hashing, RIGHT), Secret.of(held)).matches())
                .isFalse();
    }

    @Test
    void withoutThePepperAHashIsOfNoUse() {
        Optional<StoredPassword> stored = stored(hashing, RIGHT);
        byte[] other = new byte[32];
        other[0] = 1;
        PasswordHashing elsewhere = new PasswordHashing(
                Settings.of(Map.of("gatehouse.mode", "sandbox", PasswordHashing.COST, "4")),
                new KeyedHash(other),
                RANDOMNESS);

        assertThat(verify(elsewhere, stored, RIGHT).matches()).isFalse();
    }

    @Test
    void aHashOfALowerCostIsToBeRenewedOnceThePasswordIsRight() {
        Optional<StoredPassword> stored = stored(hashing, RIGHT);
        PasswordHashing dearer = hashing(Map.of(PasswordHashing.COST, "5"));

        assertThat(verify(dearer, stored, RIGHT)).isEqualTo(new Checked(true, true));
        assertThat(verify(dearer, stored, WRONG)).isEqualTo(new Checked(false, false));
        assertThat(verify(hashing, stored(dearer, RIGHT), RIGHT)).isEqualTo(new Checked(true, false));
    }

    @Test
    void anImportedHashMatchesItsClearTextAndNotItself() {
        String text = "$2b$04$N9qo8uLOickgx2ZMRZoMyeXuM2fG.FcEFfLYgi/C57oEmqbYA.bjy";
        Optional<StoredPassword> imported = imported(text);
        PasswordHashing dearer = hashing(Map.of(PasswordHashing.COST, "5"));

        assertThat(verify(dearer, imported, Secret.of("short"))).isEqualTo(new Checked(true, false));
        assertThat(verify(dearer, imported, Secret.of(text)).matches()).isFalse();
        assertThat(verify(dearer, imported, Secret.of("shorter")).matches()).isFalse();
    }

    @Test
    void whatEndsInCAtANulMatchesNothing() {
        Optional<StoredPassword> imported = imported("$2b$04$N9qo8uLOickgx2ZMRZoMyeXuM2fG.FcEFfLYgi/C57oEmqbYA.bjy");
        BCryptString ofMalformed = BCryptString.of(new byte[] {'a', '?', 'b'}, new byte[16], 4);

        assertThat(verify(hashing, imported, Secret.of("short\0")).matches()).isFalse();
        assertThat(verify(hashing, imported(ofMalformed.text()), Secret.of("a\ud800b"))
                        .matches())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\ud800b"})
    void whatWouldEqualOtherPasswordsIsNotHashed(String text) {
        assertThatThrownBy(() -> hash(hashing, Secret.of(text))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTicketThatWasGivenBackIsOfNoUse() {
        HashingTicket ticket = admitted(hashing);
        ticket.close();
        ticket.close();

        assertThatThrownBy(() -> ticket.hash(RIGHT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ticket.verify(Optional.empty(), RIGHT)).isInstanceOf(IllegalStateException.class);
        assertThat(hashing.figures().inUse()).isZero();
    }

    @Test
    void whoeverFindsNoPlaceIsToldWhenToComeBack() {
        PasswordHashing narrow = hashing(Map.of(PasswordHashing.CONCURRENCY, "1", PasswordHashing.WAIT, "PT0S"));
        try (HashingTicket held = admitted(narrow)) {
            assertThat(held.hash(RIGHT)).isNotNull();
            assertThat(narrow.admit()).isEqualTo(new Admission.Overloaded(Duration.ofSeconds(1)));
            assertThat(held.hash(WRONG)).isNotNull();
        }

        admitted(narrow).close();
        assertThat(narrow.figures().refused()).isEqualTo(1);
    }

    /** The database may keep them waiting. */
    @Test
    void whoeverDoesNotHashYetKeepsNobodyFromIt() {
        PasswordHashing narrow = hashing(Map.of(PasswordHashing.CONCURRENCY, "1", PasswordHashing.WAIT, "PT0S"));
        try (HashingTicket looks = admitted(narrow);
                HashingTicket looksAsWell = admitted(narrow)) {
            assertThat(narrow.figures().inUse()).isZero();
            assertThat(hash(narrow, RIGHT)).isNotNull();
            assertThat(looks.hash(RIGHT)).isNotNull();
            looks.close();
            assertThat(looksAsWell.hash(RIGHT)).isNotNull();
        }
        assertThat(narrow.figures().inUse()).isZero();
    }

    @Test
    void whoeverFindsThePlaceTakenAfterAllIsToldLikeThoseWhoWereNotLetIn() {
        PasswordHashing narrow = hashing(Map.of(PasswordHashing.CONCURRENCY, "1", PasswordHashing.WAIT, "PT0S"));
        Admission early = narrow.admit();
        try (TakenPlace held = TakenPlace.of(narrow)) {
            assertThat(verifiedIf(early, Optional.empty())).isEmpty();
        }

        assertThat(verifiedIf(narrow.admit(), Optional.empty())).isPresent();
        assertThat(narrow.figures().refused()).isEqualTo(1);
        assertThat(narrow.figures().inUse()).isZero();
        assertThat(narrow.figures().waiting()).isZero();
    }

    @Test
    void aStormIsServedInTimeOrRefusedAtOnce() {
        PasswordHashing narrow = hashing(
                Map.of(PasswordHashing.COST, "8", PasswordHashing.CONCURRENCY, "1", PasswordHashing.WAIT, "PT0.3S"));
        Optional<StoredPassword> stored = stored(narrow, RIGHT);

        List<Optional<Checked>> answers = Together.times(60, () -> verifiedIf(narrow.admit(), stored));

        assertThat(answers)
                .isSubsetOf(Optional.of(new Checked(true, false)), Optional.empty())
                .contains(Optional.of(new Checked(true, false)));
        assertThat(narrow.figures().refused())
                .isEqualTo(answers.stream().filter(Optional::isEmpty).count());
        assertThat(narrow.figures().inUse()).isZero();
        assertThat(narrow.figures().waiting()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "production,9,false",
        "production,10,true",
        "production,14,true",
        "production,15,false",
        "sandbox,4,true",
        "sandbox,3,false"
    })
    void aWeakHashIsForMeasuringInTheSandboxOnly(String mode, String cost, boolean allowed) {
        Settings settings = Settings.of(Map.of("gatehouse.mode", mode, PasswordHashing.COST, cost));

        if (allowed) {
            assertThat(new PasswordHashing(settings, PEPPER, RANDOMNESS)).isNotNull();
        } else {
            assertThatThrownBy(() -> new PasswordHashing(settings, PEPPER, RANDOMNESS))
                    .isInstanceOf(BrokenSetting.class);
        }
    }

    @Test
    void productionHashesAtTwelveByDefault() {
        PasswordHashing production = new PasswordHashing(Settings.of(Map.of()), PEPPER, RANDOMNESS);

        assertThat(hash(production, RIGHT).text()).startsWith("$2b$12$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT61S"})
    void aWaitWithoutSenseIsABrokenSetting(String wait) {
        assertThatThrownBy(() -> hashing(Map.of(PasswordHashing.WAIT, wait))).isInstanceOf(BrokenSetting.class);
    }

    private static PasswordHashing hashing(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("gatehouse.mode", "sandbox", PasswordHashing.COST, "4"));
        all.putAll(settings);
        return new PasswordHashing(Settings.of(all), PEPPER, RANDOMNESS);
    }

    /** Empty for who was turned away, sooner or later. */
    private static Optional<Checked> verifiedIf(Admission admission, Optional<StoredPassword> stored) {
        return admission.as(new Admission.Cases<>() {
            @Override
            public Optional<Checked> admitted(Admission.Admitted admitted) {
                try (HashingTicket ticket = admitted.ticket()) {
                    return Optional.of(ticket.verify(stored, RIGHT));
                }
            }

            @Override
            public Optional<Checked> overloaded(Admission.Overloaded overloaded) {
                return Optional.empty();
            }
        });
    }

    private static HashingTicket admitted(PasswordHashing hashing) {
        return ((Admission.Admitted) hashing.admit()).ticket();
    }

    private static <R> R with(PasswordHashing hashing, Function<HashingTicket, R> work) {
        try (HashingTicket ticket = admitted(hashing)) {
            return work.apply(ticket);
        }
    }

    private static Hashed hash(PasswordHashing hashing, Secret password) {
        return with(hashing, ticket -> ticket.hash(password));
    }

    private static Checked verify(PasswordHashing hashing, Optional<StoredPassword> stored, Secret candidate) {
        return with(hashing, ticket -> ticket.verify(stored, candidate));
    }

    private static Optional<StoredPassword> stored(PasswordHashing hashing, Secret password) {
        return stored(false, hash(hashing, password).text());
    }

    private static Optional<StoredPassword> imported(String text) {
        return stored(true, text);
    }

    private static Optional<StoredPassword> stored(boolean imported, String text) {
        BCryptString bcrypt = BCryptString.parse(text).orElseThrow();
        return Optional.of(new StoredPassword(1000, imported, text, bcrypt, Instant.EPOCH, Optional.empty()));
    }

    /**
     * Whether the fastest of some attempts are no more than double of one another. A busy machine makes some of them slow,
     * so there are more until they agree; what is not hashed at all is a thousand times as fast in every one.
     */
    private static boolean costAlike(Runnable one, Runnable other) {
        long first = Long.MAX_VALUE;
        long second = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 50; attempt++) {
            first = Math.min(first, nanos(one));
            second = Math.min(second, nanos(other));
            if (attempt >= 4 && Math.max(first, second) <= 2 * Math.min(first, second)) {
                return true;
            }
        }
        return false;
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
