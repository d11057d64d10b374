package gatehouse.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.support.Together;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SubjectsTest {
    @RegisterExtension
    static final House house = new House();

    private static final Subjects subjects = house.get(Subjects.class);

    @Test
    void nameIsFoundHoweverItIsWritten() {
        Resident resident = house.aCustomer().whoSignsIn();

        LoginName shouted = LoginName.of(resident.name().typed().toUpperCase(Locale.ROOT));

        assertThat(find(NameScope.GLOBAL, shouted)).contains(resident.subjectId());
        assertThat(find(new NameScope("1"), shouted)).isEmpty();
        assertThat(find(NameScope.GLOBAL, house.aName())).isEmpty();
    }

    @Test
    void globalNameIsUniqueInAllTenants() {
        LoginName name = house.aName();
        add(House.TENANT, Population.CUSTOMERS, name);

        assertThatThrownBy(() -> add(House.OTHER_TENANT, Population.CUSTOMERS, name))
                .isInstanceOf(PersistenceException.class);
    }

    @Test
    void tenantsNameIsUniqueAtThatTenantOnly() {
        LoginName name = house.aName();
        add(House.TENANT, Population.CONSUMERS, name);
        add(House.OTHER_TENANT, Population.CONSUMERS, name);
        add(House.TENANT, Population.CUSTOMERS, name);

        assertThatThrownBy(() -> add(House.TENANT, Population.CORPORATES, name))
                .isInstanceOf(PersistenceException.class);
    }

    @Test
    void ofManyWhoWantOneNameOneGetsIt() {
        LoginName name = house.aName();

        List<Boolean> got = Together.times(8, () -> {
            try {
                return add(House.TENANT, Population.CUSTOMERS, name) > 0;
            } catch (PersistenceException taken) {
                return false;
            }
        });

        assertThat(got).containsOnlyOnce(true);
    }

    @Test
    void subjectsOfACustomerComeOldestFirst() {
        Resident resident = house.aCustomer().whoSignsIn();
        long second = house.inTransaction(() -> subjects.add(
                        house.get(Numbers.class).next(),
                        house.customers(),
                        house.aName(),
                        party(House.TENANT, resident.customerId()))
                .id());

        assertThat(house.inTransaction(() -> subjects.of(resident.party())))
                .extracting(Subject::id)
                .containsExactly(resident.subjectId(), second);
    }

    @Test
    void lockedSubjectIsReadAsItIsNow() {
        Resident resident = house.aCustomer().whoSignsIn();

        Optional<java.time.Instant> seen = house.inTransaction(() -> {
            subjects.find(NameScope.GLOBAL, resident.name());
            house.database.run(
                    "update subject set auth_locked_after = ?, version = version + 1 where id = ?",
                    House.START.atOffset(java.time.ZoneOffset.UTC),
                    resident.subjectId());
            return subjects.lock(resident.subjectId()).orElseThrow().authLockedAfter();
        });

        assertThat(seen).contains(House.START);
    }

    @Test
    void numbersAreSharedByNobody() {
        List<Long> numbers = Together.times(
                8, () -> house.inTransaction(() -> house.get(Numbers.class).next()));

        assertThat(numbers).doesNotHaveDuplicates();
    }

    private static Optional<Long> find(NameScope scope, LoginName name) {
        return house.inTransaction(() -> subjects.find(scope, name).map(Subject::id));
    }

    private static long add(long tenantId, String population, LoginName name) {
        long customer = house.aCustomer().movesInAt(tenantId);
        return house.inTransaction(() -> subjects.add(
                        house.get(Numbers.class).next(),
                        house.get(Tenants.class).population(tenantId, population),
                        name,
                        party(tenantId, customer))
                .id());
    }

    private static Party party(long tenantId, long customer) {
        return house.get(Parties.class)
                .find(tenantId, PartyId.customer(customer))
                .orElseThrow();
    }
}
