package gatehouse.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.platform.Sealing;
import gatehouse.support.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards at rest: the number is sealed for its one row, and unique within a tenant. */
class CardVaultTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC);
    private static final Pan PAN = Pan.parse("4111111111111111").orElseThrow();
    private static final Pan OTHER = Pan.parse("5555555555554444").orElseThrow();

    private final TestDatabase database = TestDatabase.with(Wallet.class, Card.class);

    @BeforeEach
    void twoTenantsWithACustomerEach() {
        for (long tenant : new long[] {1, 2}) {
            database.run("insert into tenant (id, name, created) values (?, 'T', now())", tenant);
            database.run(
                    "insert into customer (id, tenant_id, kind, status, created, version)"
                            + " values (?, ?, 'CONSUMER', 'ACTIVE', now(), 1)",
                    100 + tenant,
                    tenant);
            inVault(vault -> vault.wallets.add(10 + tenant, tenant, 100 + tenant, "Main", Currency.getInstance("ZAR")));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCardShowsItsNumberMaskedAndOpensWhole() {
        add(50, 1, PAN);

        Card card = card(1, 50).orElseThrow();
        assertThat(card.maskedPan()).isEqualTo("411111******1111");
        assertThat(opened(card)).isEqualTo(new CardFace(PAN, YearMonth.of(2030, 12), "A. Holder"));
    }

    @Test
    void theNumberRestsNowhereInClear() {
        add(50, 1, PAN);

        assertThat(database.number("select count(*) from card where sealed_pan like '%4111111111111111%'"
                        + " or pan_hash like '%4111111111111111%' or masked_pan like '%4111111111111111%'"))
                .isZero();
        assertThat(database.number("select count(*) from card where sealed_pan like '1.%'"))
                .isEqualTo(1);
    }

    @Test
    void aSealedNumberThatIsCopiedToAnotherCardDoesNotOpenThere() {
        add(50, 1, PAN);
        add(51, 1, OTHER);
        database.run("update card set sealed_pan = (select c.sealed_pan from card c where c.id = 50) where id = 51");

        assertThatIllegalStateException().isThrownBy(() -> opened(card(1, 51).orElseThrow()));
    }

    @Test
    void aTenantHasACardOnceAndAnotherTenantMayHaveItToo() {
        add(50, 1, PAN);

        assertThat(hasPan(1)).isTrue();
        assertThat(hasPan(2)).isFalse();
        assertThatThrownBy(() -> add(51, 1, PAN)).isInstanceOf(PersistenceException.class);
        add(52, 2, PAN);
        assertThat(card(2, 52)).isPresent();
    }

    @Test
    void anotherTenantsWalletAndCardAreNotFound() {
        add(50, 1, PAN);

        assertThat(card(2, 50)).isEmpty();
        assertThat(wallet(2, 11)).isEmpty();
        assertThat(wallet(1, 11)).isPresent();
    }

    @Test
    void cardsAreListedOldestFirst() {
        add(51, 1, OTHER);
        add(50, 1, PAN);
        add(52, 2, PAN);

        assertThat(numbers(vault -> vault.cards.ofWallet(11))).containsExactly(50L, 51L);
        assertThat(numbers(vault -> vault.cards.ofCustomer(102))).containsExactly(52L);
    }

    private void add(long number, long tenant, Pan pan) {
        inVault(vault -> vault.cards.add(
                number,
                vault.wallets.find(tenant, 10 + tenant).orElseThrow(),
                new CardFace(pan, YearMonth.of(2030, 12), "A. Holder")));
    }

    private Optional<Card> card(long tenant, long number) {
        return inVault(vault -> vault.cards.find(tenant, number));
    }

    private Optional<Wallet> wallet(long tenant, long number) {
        return inVault(vault -> vault.wallets.find(tenant, number));
    }

    private boolean hasPan(long tenant) {
        return inVault(vault -> vault.cards.hasPan(tenant, PAN));
    }

    private CardFace opened(Card card) {
        return inVault(vault -> vault.cards.open(card));
    }

    private List<Long> numbers(Function<Vault, List<Card>> list) {
        return inVault(list).stream().map(Card::id).toList();
    }

    private <R> R inVault(Function<Vault, R> work) {
        return database.inTransaction(entities -> work.apply(new Vault(entities)));
    }

    private static final class Vault {
        private final Wallets wallets = new Wallets(CLOCK);
        private final Cards cards = new Cards(
                new Sealing(new byte[32], new Randomness(new SecureRandom())), new KeyedHash(new byte[32]), CLOCK);

        Vault(EntityManager entities) {
            wallets.entities = entities;
            cards.entities = entities;
        }
    }
}
