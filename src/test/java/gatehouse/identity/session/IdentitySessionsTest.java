package gatehouse.identity.session;

import static gatehouse.support.House.HERE;
import static gatehouse.support.House.TENANT;
import static gatehouse.support.House.TENANT_SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.SignedIn;
import gatehouse.identity.session.IdentitySessions.Whose;
import gatehouse.session.Activity;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.support.Together;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sessions of an identity, and how many there may be. */
class IdentitySessionsTest {
    private static final int MOST = 10;

    @RegisterExtension
    static final House house = new House();

    private static final IdentitySessions sessions = house.get(IdentitySessions.class);

    private Resident resident;

    @BeforeEach
    void somebody() {
        resident = house.aCustomer().whoSignsIn();
    }

    @Test
    void everyLiveSessionIsListedNewestFirst() {
        UUID first = opened();
        house.later(Duration.ofMinutes(1));
        UUID second = opened();
        house.get(Sessions.class).end(opened(), EndReason.SIGNED_OUT);

        List<OpenSession> listed = list(second);

        assertThat(listed).extracting(OpenSession::id).containsExactly(second, first);
        OpenSession newest = listed.get(0);
        assertThat(newest.current()).isTrue();
        assertThat(newest.created()).isEqualTo(house.clock.instant());
        assertThat(newest.expires()).isEqualTo(house.clock.instant().plus(Duration.ofHours(1)));
        assertThat(newest.address()).contains(HERE.address());
        assertThat(listed.get(1).current()).isFalse();
    }

    @Test
    void sessionThatIdledOutIsListedNoMore() {
        opened();
        house.later(Duration.ofHours(1));

        assertThat(list(new UUID(0, 0))).isEmpty();
    }

    @Test
    void oneIsEndedAndTheOthersGoOn() {
        UUID own = opened();
        UUID lost = opened();

        assertThat(end(own, lost)).isTrue();
        assertThat(end(own, lost)).isFalse();

        assertThat(live()).containsExactly(own);
        assertThat(reason(lost)).isEqualTo("REVOKED");
    }

    @Test
    void endingTheOwnIsSigningOut() {
        UUID own = opened();

        end(own, own);

        assertThat(live()).isEmpty();
        assertThat(reason(own)).isEqualTo("SIGNED_OUT");
    }

    @Test
    void sessionOfSomebodyElseIsNotFound() {
        UUID own = opened();
        UUID strangers =
                house.signedIn(house.aCustomer().whoSignsIn()).session().id();

        assertThat(end(own, strangers)).isFalse();

        assertThat(house.get(Sessions.class).findLive(strangers)).isPresent();
    }

    @Test
    void ownerEndsAllOthersAndStaffEndsAll() {
        opened();
        UUID own = opened();

        assertThat(sessions.endOthers(resident.callingFrom(own), whose(), HERE)).isTrue();
        assertThat(live()).containsExactly(own);

        assertThat(sessions.endOthers(TENANT_SYSTEM, whose(), HERE)).isTrue();
        assertThat(live()).isEmpty();
    }

    @Test
    void nothingIsFoundUnderAnotherCustomerOrTenant() {
        Whose other = new Whose(House.OTHER_TENANT, resident.customerId(), resident.name());
        Whose another = new Whose(TENANT, resident.customerId() + 1, resident.name());

        for (Whose wrong : List.of(other, another)) {
            assertThat(sessions.list(TENANT_SYSTEM, wrong)).isEmpty();
            assertThat(sessions.endOthers(TENANT_SYSTEM, wrong, HERE)).isFalse();
        }
    }

    @Test
    void withOneMoreThanAllowedTheOldestEnds() {
        UUID oldest = opened();
        house.later(Duration.ofSeconds(1));
        List<UUID> later = IntStream.range(0, MOST).mapToObj(i -> opened()).toList();

        assertThat(live()).containsExactlyInAnyOrderElementsOf(later);
        assertThat(reason(oldest)).isEqualTo("LIMIT_REACHED");
    }

    @Test
    void sessionsThatAreOverTakeNoRoom() {
        UUID active = opened();
        house.later(Duration.ofMinutes(1));
        IntStream.range(0, MOST - 1).forEach(i -> opened());
        house.later(Duration.ofMinutes(59).minusSeconds(1));
        house.get(Activity.class).note(active);
        house.database.run(
                "update session set last_active = ? where id = ?",
                house.clock.instant().atOffset(ZoneOffset.UTC),
                active);
        house.later(Duration.ofMinutes(3));

        UUID fresh = opened();

        assertThat(live()).containsExactlyInAnyOrder(active, fresh);
    }

    @Test
    void parallelLoginsHoldTheLimit() {
        IntStream.range(0, MOST - 2).forEach(i -> opened());
        house.later(Duration.ofSeconds(1));

        List<UUID> opened = Together.times(8, this::opened);

        assertThat(opened).doesNotHaveDuplicates();
        assertThat(live()).hasSize(MOST).containsAll(opened);
    }

    @Test
    void limitIsThePolicyOfThePopulation() {
        house.database.run("update population set most_sessions = 2 where tenant_id = 1 and name = 'customers'");
        try {
            IntStream.range(0, 4).forEach(i -> opened());

            assertThat(live()).hasSize(2);
        } finally {
            house.database.run("update population set most_sessions = 10 where tenant_id = 1 and name = 'customers'");
        }
    }

    private Whose whose() {
        return new Whose(TENANT, resident.customerId(), resident.name());
    }

    private UUID opened() {
        SignedIn signedIn = house.signedIn(resident);
        return signedIn.session().id();
    }

    private List<OpenSession> list(UUID asking) {
        return sessions.list(resident.callingFrom(asking), whose()).orElseThrow();
    }

    private boolean end(UUID asking, UUID id) {
        return sessions.end(resident.callingFrom(asking), whose(), id, HERE);
    }

    private List<UUID> live() {
        return list(new UUID(0, 0)).stream().map(OpenSession::id).toList();
    }

    private static String reason(UUID session) {
        return Optional.of(house.database.inTransaction(
                        entities -> entities.createNativeQuery("select end_reason from session where id = ?1")
                                .setParameter(1, session)
                                .getSingleResult()))
                .map(String::valueOf)
                .orElseThrow();
    }
}
