package gatehouse.subject;

import static java.util.Optional.empty;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.support.House;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CustomersTest {
    private static final int ALL = 100;

    @RegisterExtension
    static final House house = new House();

    private static final Customers customers = house.get(Customers.class);

    @Test
    void customerIsFoundAtItsTenantOnly() {
        long id = house.aCustomer().withPhone("27820000001").movesIn();

        Customer found = customers.find(House.TENANT, id).orElseThrow();

        assertThat(found.profile().phone()).contains(new PhoneNumber("27820000001"));
        assertThat(found.version()).isZero();
        assertThat(customers.find(House.OTHER_TENANT, id)).isEmpty();
        assertThat(customers.find(House.TENANT, id + 1)).isEmpty();
    }

    @Test
    void searchFindsByEachOfItsCriteriaAndByAllTogether() {
        long both = house.aCustomer()
                .withPhone("27820000010")
                .withEmail("both@example.com")
                .withExternalId("b-1")
                .movesIn();
        long phone = house.aCustomer().withPhone("27820000010").movesIn();

        assertThat(search(phone("27820000010"), empty(), empty())).containsExactly(both, phone);
        assertThat(search(empty(), EmailAddress.parse("Both@Example.com"), empty()))
                .containsExactly(both);
        assertThat(search(empty(), empty(), Optional.of("b-1"))).containsExactly(both);
        assertThat(search(phone("27820000010"), EmailAddress.parse("both@example.com"), Optional.of("b-1")))
                .containsExactly(both);
        assertThat(search(phone("27820000010"), EmailAddress.parse("other@example.com"), empty()))
                .isEmpty();
    }

    @Test
    void searchNeverLooksAtAnotherTenant() {
        house.aCustomer().withPhone("27820000020").movesInAt(House.OTHER_TENANT);

        assertThat(search(phone("27820000020"), empty(), empty())).isEmpty();
    }

    @Test
    void pagesFollowEachOtherInTheOrderOfNumbers() {
        List<Long> all = Stream.generate(
                        () -> house.aCustomer().withPhone("27820000030").movesIn())
                .limit(5)
                .toList();

        assertThat(page(0, 2)).isEqualTo(all.subList(0, 2));
        assertThat(page(2, 2)).isEqualTo(all.subList(2, 4));
        assertThat(page(4, 2)).isEqualTo(all.subList(4, 5));
        assertThat(page(5, 2)).isEmpty();
    }

    @Test
    void externalIdBelongsToOneTenant() {
        house.aCustomer().withExternalId("mine").movesIn();

        assertThat(customers.hasExternalId(House.TENANT, "mine")).isTrue();
        assertThat(customers.hasExternalId(House.OTHER_TENANT, "mine")).isFalse();
        assertThat(customers.hasExternalId(House.TENANT, "MINE")).isFalse();
    }

    private static List<Long> page(int offset, int limit) {
        return ids(new Customers.Search(phone("27820000030"), empty(), empty(), offset, limit));
    }

    private static List<Long> search(
            Optional<PhoneNumber> phone, Optional<EmailAddress> email, Optional<String> externalId) {
        return ids(new Customers.Search(phone, email, externalId, 0, ALL));
    }

    private static List<Long> ids(Customers.Search search) {
        return customers.search(House.TENANT, search).stream().map(Customer::id).toList();
    }

    private static Optional<PhoneNumber> phone(String digits) {
        return PhoneNumber.parse(digits);
    }
}
