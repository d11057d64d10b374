package gatehouse.operation;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence;
import gatehouse.operation.ChangeApiKeys.Made;
import gatehouse.platform.Secret;
import gatehouse.support.House;
import gatehouse.support.Together;
import gatehouse.tenant.ApiKey;
import gatehouse.tenant.ApiKey.Kind;
import gatehouse.tenant.ApiKeys;
import gatehouse.tenant.ApiKeys.Change;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A tenant's programme gets another key before the old one goes. */
class ChangeApiKeysTest {
    @RegisterExtension
    static final House HOUSE = new House();

    private static final Secret FIRST = Secret.of("the first key");

    @BeforeEach
    void oneOfEachKind() {
        HOUSE.database.run("delete from api_key");
        HOUSE.get(Tenants.class).giveKeys(House.TENANT, FIRST, Secret.of("the first programme key"));
    }

    @Test
    void newKeyOpensBesideTheOldOneAndTheOldOneNoMoreOnceItIsRetired() {
        Made made = make(Kind.API);
        Secret fresh = made.key().orElseThrow();

        assertThat(HOUSE.get(Tenants.class).withApiKey(fresh)).isPresent();
        assertThat(HOUSE.get(Tenants.class).withProgrammeKey(fresh)).isEmpty();
        assertThat(HOUSE.get(Tenants.class).withApiKey(FIRST)).isPresent();
        assertThat(retire(House.TENANT, HOUSE.get(ApiKeys.class).idOf(FIRST))).isEqualTo(Change.DONE);

        assertThat(HOUSE.get(Tenants.class).withApiKey(FIRST)).isEmpty();
        assertThat(HOUSE.get(Tenants.class).withApiKey(fresh)).isPresent();
        assertThat(HOUSE.wiring.lastTold(Occurrence.class).action()).isEqualTo(Occurrence.Action.RETIRE_API_KEY);
    }

    @Test
    void lastKeyOfAKindStaysAlsoWhenTwoAreRetiredAtOnce() {
        assertThat(retire(House.TENANT, HOUSE.get(ApiKeys.class).idOf(FIRST))).isEqualTo(Change.LAST);
        make(Kind.API);
        List<String> ids = HOUSE.get(ApiKeys.class).of(House.TENANT).stream()
                .filter(key -> key.kind() == Kind.API)
                .map(ApiKey::id)
                .toList();

        AtomicInteger next = new AtomicInteger();
        List<Change> changes = Together.times(2, () -> retire(House.TENANT, ids.get(next.getAndIncrement())));

        assertThat(changes).containsExactlyInAnyOrder(Change.DONE, Change.LAST);
    }

    @Test
    void keyOfAnotherTenantIsNotThere() {
        assertThat(retire(House.OTHER_TENANT, HOUSE.get(ApiKeys.class).idOf(FIRST)))
                .isEqualTo(Change.MISSING);
        assertThat(HOUSE.get(Tenants.class).withApiKey(FIRST)).isPresent();
    }

    @Test
    void noMoreThanTenOfAKindAreMade() {
        for (int i = 0; i < 9; i++) {
            assertThat(make(Kind.PROGRAMME).change()).isEqualTo(Change.DONE);
        }

        assertThat(make(Kind.PROGRAMME)).isEqualTo(new Made(Change.TOO_MANY, Optional.empty()));
        assertThat(make(Kind.API).change()).isEqualTo(Change.DONE);
    }

    @Test
    void operatorHasNone() {
        assertThat(HOUSE.get(ChangeApiKeys.class)
                        .make(House.TENANT_SYSTEM, Tenant.PLATFORM, Kind.API, House.HERE)
                        .change())
                .isEqualTo(Change.MISSING);
    }

    private static Made make(Kind kind) {
        return HOUSE.get(ChangeApiKeys.class).make(House.TENANT_SYSTEM, House.TENANT, kind, House.HERE);
    }

    private static Change retire(long tenant, String id) {
        return HOUSE.get(ChangeApiKeys.class).retire(House.TENANT_SYSTEM, tenant, id, House.HERE);
    }
}
