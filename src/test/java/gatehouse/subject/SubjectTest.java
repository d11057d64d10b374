package gatehouse.subject;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.tenant.APopulation;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SubjectTest {
    private static final Instant LAST_MOMENT = Instant.parse("2026-10-25T00:30:00Z");

    @Test
    void subjectIsLockedForGoodFromItsLastMomentOn() {
        Subject subject = ASubject.lockedAfter(LAST_MOMENT);

        assertThat(subject.isLockedForGoodAt(LAST_MOMENT.minusNanos(1))).isFalse();
        assertThat(subject.isLockedForGoodAt(LAST_MOMENT)).isTrue();
    }

    @Test
    void subjectThatStaysUsableIsNeverLocked() {
        Subject subject = ASubject.lockedAfter(LAST_MOMENT);

        subject.staysUsable();

        assertThat(subject.authLockedAfter()).isEmpty();
        assertThat(subject.isLockedForGoodAt(Instant.MAX)).isFalse();
    }

    @Test
    void customerIsKnownByTheCustomersNumberAndStaffByItsOwn() {
        assertThat(ASubject.ofACustomer().party()).isEqualTo(PartyId.customer(1000));
        assertThat(ASubject.ofStaff(Role.TENANT_SYSTEM).party()).isEqualTo(PartyId.adminUser(1002));
        assertThat(ASubject.ofStaff(Role.TENANT_SYSTEM).customerId()).isEmpty();
    }

    @Test
    void scopeOfANameIsEverywhereOrTheTenant() {
        assertThat(NameScope.of(APopulation.ofCustomers())).isEqualTo(NameScope.GLOBAL);
        assertThat(NameScope.of(APopulation.ofConsumers())).isEqualTo(new NameScope("1"));
    }
}
