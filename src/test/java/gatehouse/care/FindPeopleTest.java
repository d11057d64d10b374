package gatehouse.care;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.subject.LoginName;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Subjects;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One box for whatever somebody says of themselves. */
class FindPeopleTest {
    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void customerIsFoundByPhoneWithAndWithoutThePlus() {
        long customer = HOUSE.aCustomer().withPhone("27821110001").movesIn();

        assertThat(find("27821110001")).containsExactly(customer + " PHONE");
        assertThat(find("+27821110001")).containsExactly(customer + " PHONE");
        assertThat(find("2782111000")).isEmpty();
    }

    @Test
    void customerIsFoundByEmailInAnyCaseAndBetweenBlanks() {
        long customer = HOUSE.aCustomer().withEmail("ada@example.com").movesIn();

        assertThat(find("  ADA@Example.com ")).containsExactly(customer + " EMAIL");
        assertThat(find("da@example.com")).isEmpty();
    }

    @Test
    void customerIsFoundByTheNameThatTheyTypeHoweverItIsWritten() {
        Resident resident = HOUSE.aCustomer().whoSignsInAs(LoginName.of("Grace-Hopper"));

        assertThat(find("grace-hopper")).containsExactly(resident.customerId() + " IDENTITY");
        assertThat(find("ｇrace-HOPPER")).containsExactly(resident.customerId() + " IDENTITY");
    }

    @Test
    void customerIsFoundByTheTenantsOwnIdAndByEitherNumber() {
        long customer = HOUSE.aCustomer().withExternalId("K-4711").movesIn();
        Resident resident = HOUSE.aCustomer().whoSignsIn();

        assertThat(find("K-4711")).containsExactly(customer + " EXTERNAL_ID");
        assertThat(find(Long.toString(customer))).containsExactly(customer + " NUMBER");
        assertThat(find(Long.toString(resident.subjectId()))).containsExactly(resident.customerId() + " NUMBER");
    }

    @Test
    void memberIsFoundByTheirOwnPhoneAndForEachCustomerTheyActFor() {
        Resident member = HOUSE.aMember().whoActsForSeveral().withoutPassword();
        HOUSE.inTransaction(() -> {
            HOUSE.get(Subjects.class)
                    .lock(member.subjectId())
                    .orElseThrow()
                    .isReachedAt(Optional.of(new PhoneNumber("27821110009")));
            return null;
        });

        assertThat(find("+27821110009"))
                .hasSize(2)
                .contains(member.customerId() + " PHONE")
                .allMatch(found -> found.endsWith(" PHONE"));
    }

    @Test
    void whoFitsInTwoWaysIsShownOnce() {
        Resident member = HOUSE.aMember().withoutPassword();

        assertThat(find(member.name().typed())).containsExactly(member.customerId() + " EMAIL");
    }

    @Test
    void noMoreThanTwentyNamesakesAreShown() {
        for (int i = 0; i < 22; i++) {
            HOUSE.aCustomer().withPhone("27821110022").movesIn();
        }

        assertThat(find("27821110022")).hasSize(20);
    }

    @Test
    void whatAnotherTenantHasIsNotFoundByAnything() {
        Resident resident = HOUSE.aCustomer()
                .withPhone("27821110033")
                .withEmail("eve@example.com")
                .withExternalId("K-33")
                .whoSignsIn();

        assertThat(List.of(
                        "27821110033",
                        "eve@example.com",
                        "K-33",
                        resident.name().typed(),
                        Long.toString(resident.customerId()),
                        Long.toString(resident.subjectId())))
                .allSatisfy(text -> {
                    assertThat(find(House.TENANT, text)).hasSize(1);
                    assertThat(find(House.OTHER_TENANT, text)).isEmpty();
                });
    }

    private static List<String> find(String text) {
        return find(House.TENANT, text);
    }

    private static List<String> find(long tenantId, String text) {
        Tenant tenant = HOUSE.get(Tenants.class).find(tenantId).orElseThrow();
        return HOUSE.get(FindPeople.class).find(tenant, text).stream()
                .map(found -> found.customer().id() + " " + found.by())
                .toList();
    }
}
