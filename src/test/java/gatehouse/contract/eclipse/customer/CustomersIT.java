package gatehouse.contract.eclipse.customer;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.Crowd;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Refusal;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers: create, search, read (rows 18 and 19, shape 1.2-F). */
class CustomersIT extends DeployedGatehouse {
    private Tenancy tenant;

    @BeforeEach
    void aTenant() {
        tenant = Tenancy.sandbox(Eclipse.at(base()));
    }

    @Test
    void aCustomerIsAnsweredAsItWasCreatedAndReadTheSame() {
        String phone = Unique.phone();
        String external = Unique.text();
        Body body = Body.empty()
                .with("firstName", "Zoë")
                .with("lastName", "O'Neill")
                .with("dateOfBirth", "1980-02-29")
                .with("phone1", phone)
                .with("email", external + "@Example.com")
                .with("nationalIdentityNumber", "8002290000000")
                .with("externalUniqueId", external)
                .with("userTypeId", 7);

        Answer created = tenant.system().post(tenant.customers(), body.toString());

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "customerId",
                        "tenantId",
                        "firstName",
                        "lastName",
                        "dateOfBirth",
                        "phone1",
                        "email",
                        "nationalIdentityNumber",
                        "status",
                        "externalUniqueId",
                        "userTypeId",
                        "created",
                        "version");
        assertThat(created.json().path("tenantId").asLong()).isEqualTo(Eclipse.TENANT);
        assertThat(created.at("firstName")).isEqualTo("Zoë");
        assertThat(created.at("lastName")).isEqualTo("O'Neill");
        assertThat(created.at("dateOfBirth")).isEqualTo("1980-02-29");
        assertThat(created.at("phone1")).isEqualTo(phone);
        assertThat(created.at("email")).isEqualTo(external + "@example.com");
        assertThat(created.at("nationalIdentityNumber")).isEqualTo("8002290000000");
        assertThat(created.at("status")).isEqualTo("ACTIVE");
        assertThat(created.at("externalUniqueId")).isEqualTo(external);
        assertThat(created.json().path("userTypeId").asLong()).isEqualTo(7);
        assertThat(created.json().path("version").isIntegralNumber()).isTrue();
        assertThat(created.json().path("version").asLong()).isZero();
        Answer read = tenant.system()
                .get(tenant.customer(created.json().path("customerId").asLong()));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(created.json());
    }

    @Test
    void creationIsToldInUtcWithMilliseconds() {
        Answer created = tenant.system().post(tenant.customers(), "{}");

        assertThat(created.at("created")).matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");
        assertThat(Instant.parse(created.at("created")))
                .isCloseTo(Instant.now(), Assertions.within(Duration.ofMinutes(1)));
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        Answer created = tenant.system()
                .post(tenant.customers(), Body.empty().with("firstName", null).toString());

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().propertyNames())
                .containsExactlyInAnyOrder("customerId", "tenantId", "status", "created", "version");
    }

    /** An emoji is one character to a person, one code point to us, and two units to some databases. */
    @ParameterizedTest
    @CsvSource({"firstName, 100", "lastName, 100", "nationalIdentityNumber, 50", "externalUniqueId, 100"})
    void textsAreCountedInCodePoints(String member, int most) {
        String start = Unique.text();
        String longest = start + "😀".repeat(most - start.length());

        Answer fits = tenant.system()
                .post(tenant.customers(), Body.empty().with(member, longest).toString());

        assertThat(fits.status()).as(fits.toString()).isEqualTo(201);
        assertThat(fits.at(member)).isEqualTo(longest);
        assertThat(refused(Body.empty().with(member, longest + "x")).description())
                .isEqualTo(member + " size must be between 1 and " + most);
        assertThat(refused(Body.empty().with(member, "")).inShort()).isEqualTo("400 VAL001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0820000001",
                "278200",
                "2782000000123456",
                "27 82 000 0001",
                "27820000001x",
                "٢٧٨٢٠٠٠٠٠٠١",
                "++2782"
            })
    void aPhoneIsDigitsWithTheCountryCode(String bad) {
        Refusal refusal = refused(Body.empty().with("phone1", bad));

        assertThat(refusal.inShort()).isEqualTo("400 VAL001");
        assertThat(refusal.description()).startsWith("phone1 ");
    }

    @Test
    void aPhoneIsShownWithoutThePlus() {
        String phone = Unique.phone();

        Answer created = tenant.system()
                .post(
                        tenant.customers(),
                        Body.empty().with("phone1", "+" + phone).toString());

        assertThat(created.at("phone1")).isEqualTo(phone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "@example.com", "a@b", "a b@example.com", "a@example..com", "a@-example.com"})
    void anEmailHasToBeOne(String bad) {
        Refusal refusal = refused(Body.empty().with("email", bad));

        assertThat(refusal.inShort()).isEqualTo("400 VAL001");
        assertThat(refusal.description()).isEqualTo("email must be a well-formed e-mail address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "1980-2-1", "29.02.1980", "1980-02-29T00:00:00Z", "", "today"})
    void aDateOfBirthIsADateOfTheCalendar(String bad) {
        Refusal refusal = refused(Body.empty().with("dateOfBirth", bad));

        assertThat(refusal.inShort()).isEqualTo("400 VAL001");
        assertThat(refusal.description()).isEqualTo("dateOfBirth must be a date such as 2026-01-31");
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        Refusal refusal = refused(
                Body.empty().with("userTypeId", -1).with("firstName", "").with("email", "x"));

        assertThat(refusal.codes()).containsOnly("VAL001");
        assertThat(refusal.descriptions())
                .containsExactly(
                        "email size must be between 3 and 254",
                        "firstName size must be between 1 and 100",
                        "userTypeId must be greater than or equal to 0");
    }

    @Test
    void anExternalIdIsTakenWithinItsTenant() {
        Body body = Body.empty().with("externalUniqueId", Unique.text());
        tenant.newCustomer(body);

        assertThat(refused(body).inShort()).isEqualTo("400 IAE002");
        assertThat(refused(body).description()).isEqualTo("The externalUniqueId is in use already");
        assertThat(Tenancy.fresh(Eclipse.at(base())).newCustomer(body)).isPositive();
    }

    @Test
    void ofTenWhoBringOneExternalIdAtOnceOneIsCreated() {
        Body body = Body.empty().with("externalUniqueId", Unique.text());

        List<Answer> answers = Crowd.of(10, () -> tenant.system().post(tenant.customers(), body.toString()));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(answer -> Refusal.in(answer).inShort())
                .isSubsetOf("400 IAE002");
    }

    @Test
    void eachCriterionFindsAndAllOfThemHaveToMatch() {
        String phone = Unique.phone();
        String email = Unique.text() + "@example.com";
        String external = Unique.text();
        Body reached = Body.empty().with("phone1", phone).with("email", email);
        long wanted = tenant.newCustomer(reached.with("externalUniqueId", external));
        long twin = tenant.newCustomer(reached);

        assertThat(found("phone1=" + phone)).containsExactly(wanted, twin);
        assertThat(found("phone1=%2B" + phone)).containsExactly(wanted, twin);
        assertThat(found("email=" + email.toUpperCase())).containsExactly(wanted, twin);
        assertThat(found("externalUniqueId=" + external)).containsExactly(wanted);
        assertThat(found("phone1=" + phone + "&email=" + email + "&externalUniqueId=" + external))
                .containsExactly(wanted);
        assertThat(found("phone1=" + Unique.phone() + "&email=" + email)).isEmpty();
        assertThat(found("externalUniqueId=" + external + "x")).isEmpty();
    }

    @Test
    void aSearchAnswersWholeCustomers() {
        String external = Unique.text();
        long wanted = tenant.newCustomer(Body.empty().with("externalUniqueId", external));

        Answer found = tenant.system().get(tenant.customers() + "?externalUniqueId=" + external);

        assertThat(found.json().path(0))
                .isEqualTo(tenant.system().get(tenant.customer(wanted)).json());
    }

    @Test
    void customersOfOtherTenantsAreNotFound() {
        Tenancy other = Tenancy.fresh(Eclipse.at(base()));
        String phone = Unique.phone();
        other.newCustomer(Body.empty().with("phone1", phone));

        assertThat(found("phone1=" + phone)).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrOverlap() {
        String phone = Unique.phone();
        Body body = Body.empty().with("phone1", phone);
        List<Long> made = List.of(
                tenant.newCustomer(body), tenant.newCustomer(body), tenant.newCustomer(body), tenant.newCustomer(body));

        assertThat(found("phone1=" + phone + "&limit=3")).isEqualTo(made.subList(0, 3));
        assertThat(found("phone1=" + phone + "&limit=3&offset=3")).isEqualTo(made.subList(3, 4));
        assertThat(found("phone1=" + phone + "&limit=100&offset=4")).isEmpty();
    }

    @Test
    void aPageHasTwentyUnlessAskedOtherwise() {
        Tenancy fresh = Tenancy.fresh(Eclipse.at(base()));
        for (int i = 0; i < 21; i++) {
            fresh.newCustomer(Body.empty());
        }

        assertThat(fresh.system().get(fresh.customers()).json()).hasSize(20);
        assertThat(fresh.system().get(fresh.customers() + "?limit=100").json()).hasSize(21);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit must be from 1 to 100",
        "limit=101, limit must be from 1 to 100",
        "limit=-1, limit must be from 1 to 100",
        "limit=, limit must be a whole number",
        "limit=abc, limit must be a whole number",
        "limit=1.5, limit must be a whole number",
        "limit=99999999999, limit must be a smaller whole number",
        "offset=-1, offset must be from 0 to 10000",
        "offset=10001, offset must be from 0 to 10000",
        "offset=x, offset must be a whole number",
        "phone1=abc, phone1 must be an international number: digits with the country code",
        "phone1=, phone1 must be an international number: digits with the country code",
        "email=x, email must be a well-formed e-mail address",
        "externalUniqueId=a%00b, externalUniqueId must not hold a NUL character or half of a surrogate pair",
    })
    void aBadCriterionIsNamed(String query, String description) {
        Refusal refusal = Refusal.in(tenant.system().get(tenant.customers() + "?" + query));

        assertThat(refusal.inShort()).isEqualTo("400 VAL001");
        assertThat(refusal.description()).isEqualTo(description);
    }

    @ParameterizedTest
    @ValueSource(longs = {999_999_999, -1, 0, Long.MAX_VALUE})
    void anUnknownCustomerIsNotFound(long number) {
        assertThat(Refusal.in(tenant.system().get(tenant.customer(number))).inShort())
                .isEqualTo("404 ARCH086");
    }

    private Refusal refused(Body body) {
        return Refusal.in(tenant.system().post(tenant.customers(), body.toString()));
    }

    private List<Long> found(String query) {
        Answer found = tenant.system().get(tenant.customers() + "?" + query);
        assertThat(found.status()).as(found.toString()).isEqualTo(200);
        return found.json()
                .valueStream()
                .map(customer -> customer.path("customerId").asLong())
                .toList();
    }
}
