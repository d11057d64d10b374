package gatehouse.cardholder;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.access.Caller;
import gatehouse.card.CardAccessPasswords;
import gatehouse.cardholder.CardAccess.Done;
import gatehouse.cardholder.CardAccess.Refused;
import gatehouse.challenge.Challenges;
import gatehouse.platform.Secret;
import gatehouse.subject.Customers;
import gatehouse.tenant.Tenants;
import gatehouse.text.Letters;
import gatehouse.text.Texts;
import gatehouse.throttle.Lockouts;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may choose a card access password: its owner always, the tenant by policy. */
class SetCardAccessTest {
    private final CardRoom room = new CardRoom(Map.of());
    private final SetCardAccess set;

    SetCardAccessTest() {
        // The customer of the room has no phone, so nothing is ever posted.
        CardAccessChanges changes = new CardAccessChanges(
                room.beans.get(Customers.class),
                room.beans.get(CardAccessPasswords.class),
                room.beans.get(Challenges.class),
                room.beans.get(Lockouts.class),
                null,
                room.beans.get(Texts.class),
                room.beans.get(Letters.class),
                room.heard,
                room.beans.get(Clock.class));
        set = new SetCardAccess(
                room.beans.get(Customers.class),
                room.beans.get(Tenants.class),
                room.beans.get(CardAccessPasswords.class),
                room.beans.get(CardAccessIntake.class),
                changes);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void byDefaultTheTenantMayChoose() {
        assertThat(setBy(CardRoom.STAFF)).isEqualTo(new Done(CardRoom.START));
    }

    @Test
    void aTenantThatRenouncedItMayNot() {
        room.run("update population set cap_by_tenant = false where tenant_id = 1");

        assertThat(setBy(CardRoom.STAFF)).isEqualTo(Refused.NOT_BY_TENANT);
        assertThat(setBy(CardRoom.OWNER)).isEqualTo(new Done(CardRoom.START));
    }

    @Test
    void underPciNoTenantMayWhateverItsPolicySays() {
        room.run("update population set password_preset = 'PCI' where tenant_id = 1");

        assertThat(setBy(CardRoom.STAFF)).isEqualTo(Refused.NOT_BY_TENANT);
        assertThat(setBy(CardRoom.OWNER)).isEqualTo(new Done(CardRoom.START));
    }

    @Test
    void onlyACustomerWhoHasOneGetsAnotherInItsPlace() {
        assertThat(replaceBy(CardRoom.OWNER)).isEqualTo(Refused.MISSING);

        setBy(CardRoom.OWNER);

        assertThat(replaceBy(CardRoom.OWNER)).isEqualTo(new Done(CardRoom.START));
    }

    @Test
    void theRecordTellsWhoDidItToWhom() {
        setBy(CardRoom.STAFF);

        assertThat(room.heard.all()).singleElement().satisfies(occurrence -> {
            assertThat(occurrence.actorId()).contains(CardRoom.STAFF.subjectId());
            assertThat(occurrence.subjectId()).contains(CardRoom.CUSTOMER);
            assertThat(occurrence.outcome()).isEqualTo("SET");
        });
    }

    private CardAccess setBy(Caller caller) {
        return room.in(
                () -> set.set(caller, CardRoom.TENANT, CardRoom.CUSTOMER, Secret.of("Chosen-4-Cards!"), CardRoom.HERE));
    }

    private CardAccess replaceBy(Caller caller) {
        return room.in(() ->
                set.replace(caller, CardRoom.TENANT, CardRoom.CUSTOMER, Secret.of("Chosen-5-Cards!"), CardRoom.HERE));
    }
}
