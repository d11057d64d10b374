package gatehouse.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.Secret;
import gatehouse.support.House;
import gatehouse.support.Together;
import gatehouse.tenant.Population.NameScope;
import gatehouse.tenant.Tenants.Strictness;
import gatehouse.tenant.TokenPolicy.Renewal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantsTest {
    @RegisterExtension
    static final House house = new House();

    private static final Tenants tenants = house.get(Tenants.class);

    @ParameterizedTest
    @ValueSource(strings = {"customers", "staff", "1", "2"})
    void newTenantHasFourPopulationsWithTheStrongPreset(String name) {
        Tenant tenant = tenants.create("Bank", Optional.empty(), Strictness.STRONG);

        assertThat(tenants.population(tenant.id(), name).passwordPreset()).isEqualTo(PasswordPreset.NIST);
    }

    @Test
    void tenantOfTheSandboxHasThePublishedPresets() {
        assertThat(List.of("customers", "staff", "1", "2"))
                .extracting(name -> tenants.population(House.TENANT, name).passwordPreset())
                .containsExactly(
                        PasswordPreset.CONTRACT_ECLIPSE,
                        PasswordPreset.CONTRACT_ECLIPSE,
                        PasswordPreset.CONTRACT_MULTI,
                        PasswordPreset.CONTRACT_MULTI);
    }

    @Test
    void namesAreGlobalWhereALoginSaysNoTenant() {
        assertThat(List.of("customers", "staff", "1", "2"))
                .extracting(name -> tenants.population(House.TENANT, name).nameScope())
                .containsExactly(NameScope.GLOBAL, NameScope.GLOBAL, NameScope.TENANT, NameScope.TENANT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers", "staff", "1", "2"})
    void populationStartsWithTheDecidedLimits(String name) {
        Population population = tenants.population(House.TENANT, name);

        assertThat(population.lockout()).isEqualTo(new LockoutPolicy(5, Duration.ofMinutes(30)));
        assertThat(population.challenges())
                .isEqualTo(
                        new ChallengePolicy(Duration.ofMinutes(5), Duration.ofMinutes(10), 5, Duration.ofSeconds(15)));
        assertThat(population.tokens().renewal()).isEqualTo(Renewal.LENIENT);
        assertThat(population.revealsMissingFactor()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers", "staff"})
    void tokensThatAreRenewedLiveAnHourAndSoDoesAnIdleSession(String name) {
        assertThat(tenants.population(House.TENANT, name).tokens())
                .isEqualTo(new TokenPolicy(
                        Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(12), Renewal.LENIENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void tokensThatAreNotRenewedLiveToTheCapAndTheSessionFiveIdleMinutes(String name) {
        assertThat(tenants.population(House.TENANT, name).tokens())
                .isEqualTo(new TokenPolicy(
                        Duration.ofHours(12), Duration.ofMinutes(5), Duration.ofHours(12), Renewal.LENIENT));
    }

    @Test
    void populationThatIsNotThereIsAFault() {
        assertThatThrownBy(() -> tenants.population(House.TENANT, "3")).isInstanceOf(IllegalStateException.class);
        assertThat(tenants.find(99)).isEmpty();
    }

    @Test
    void tenantsThatAreMadeAtTheSameMomentGetNumbersOfTheirOwn() {
        List<Long> ids = Together.times(
                8,
                () -> tenants.create("Bank", Optional.empty(), Strictness.STRONG)
                        .id());

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void keysAreKeptOnlyAsHashes() {
        Tenant tenant = tenants.create("Bank", Optional.empty(), Strictness.STRONG);

        tenants.giveKeys(tenant.id(), Secret.of("the-api-key"), Secret.of("the-programme-key"));

        assertThat(house.database.number("select count(*) from api_key where tenant_id = " + tenant.id()
                        + " and char_length(key_hash) = 64 and kind in ('API', 'PROGRAMME')"))
                .isEqualTo(2);
        assertThat(house.database.number("select count(*) from api_key where key_hash like '%key%'"))
                .isZero();
    }

    @Test
    void originThatATenantAllowsIsAllowedOnce() {
        tenants.allowOrigins(House.TENANT, List.of("https://app.example.com"));
        tenants.allowOrigins(House.TENANT, List.of("https://app.example.com"));

        assertThat(tenants.isAllowedOrigin("https://app.example.com")).isTrue();
        assertThat(tenants.isAllowedOrigin("https://app.example.com:8443")).isFalse();
        assertThat(tenants.isAllowedOrigin("https://evil.example.com")).isFalse();
    }
}
