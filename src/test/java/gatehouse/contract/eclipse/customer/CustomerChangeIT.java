package gatehouse.contract.eclipse.customer;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.Crowd;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Refusal;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code PUT tenants/{tenantId}/customers/{customerId}} (1.2-F). */
class CustomerChangeIT extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";
    private static final String CODE = "123456";

    private Eclipse eclipse;
    private Tenancy tenant;

    @BeforeEach
    void signIn() {
        eclipse = Eclipse.at(base());
        tenant = Tenancy.sandbox(eclipse);
    }

    @Test
    void whatWasReadIsSentBackWithAChange() {
        long customer = tenant.newCustomer(Body.empty()
                .with("firstName", "Ada")
                .with("phone1", Unique.phone())
                .with("externalUniqueId", Unique.text()));
        String read = tenant.system().get(tenant.customer(customer)).text();

        Answer changed = tenant.system().put(tenant.customer(customer), read.replace("\"Ada\"", "\"Augusta\""));

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.at("firstName")).isEqualTo("Augusta");
        assertThat(changed.json().path("version").asInt()).isEqualTo(1);
        assertThat(changed.json())
                .isEqualTo(tenant.system().get(tenant.customer(customer)).json());
    }

    @Test
    void whatIsLeftOutIsKnownNoMore() {
        long customer = tenant.newCustomer(Body.empty().with("firstName", "Ada").with("lastName", "Lovelace"));

        Answer changed = put(customer, Body.empty().with("version", 0).with("lastName", "King"));

        assertThat(changed.at("firstName")).isEmpty();
        assertThat(changed.at("lastName")).isEqualTo("King");
    }

    @Test
    void aStaleVersionIsRefusedAndChangesNothing() {
        long customer = tenant.newCustomer(Body.empty());
        put(customer, Body.empty().with("version", 0).with("firstName", "Ada"));

        Refusal refusal =
                Refusal.in(put(customer, Body.empty().with("version", 0).with("firstName", "Grace")));

        assertThat(refusal.inShort()).isEqualTo("409 HTT409");
        assertThat(tenant.system().get(tenant.customer(customer)).at("firstName"))
                .isEqualTo("Ada");
    }

    @Test
    void ofTenChangesOfOneVersionOneWins() {
        long customer = tenant.newCustomer(Body.empty());
        AtomicInteger turn = new AtomicInteger();

        List<Answer> answers = Crowd.of(
                10,
                () -> put(
                        customer, Body.empty().with("version", 0).with("firstName", "Name " + turn.incrementAndGet())));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .extracting(answer -> Refusal.in(answer).inShort())
                .isSubsetOf("409 HTT409");
    }

    @Test
    void aNewPhoneEndsCodesAndOldAndNewAreToldWithoutASecret() {
        Person person = eclipse.person(PASSWORD);
        eclipse.askForCode(person.identity(), "OTP");
        eclipse.sandbox().awaitTextsTo(person.phone(), 1);
        request(person.customer());
        eclipse.sandbox().awaitTextsTo(person.phone(), 2);
        String fresh = Unique.phone();

        Answer changed = put(person.customer(), Body.empty().with("version", 0).with("phone1", fresh));

        assertThat(changed.at("phone1")).isEqualTo(fresh);
        assertThat(eclipse.changePassword(person.identity(), CODE, "second_password")
                        .code())
                .isEqualTo("USR007");
        assertThat(setCardAccess(person.customer()).code()).isEqualTo("USR007");
        String told = eclipse.sandbox().awaitTextsTo(person.phone(), 3).get(0);
        assertThat(told).contains("contact details were changed").doesNotContainPattern("\\d");
        assertThat(eclipse.sandbox().awaitTextsTo(fresh, 1).get(0)).isEqualTo(told);
    }

    @Test
    void codesGoToTheNewPhone() {
        Person person = eclipse.person(PASSWORD);
        String fresh = Unique.phone();
        put(person.customer(), Body.empty().with("version", 0).with("phone1", fresh));

        eclipse.askForCode(person.identity(), "OTP");

        assertThat(eclipse.sandbox().awaitTextsTo(fresh, 2).get(0)).contains(CODE);
        assertThat(eclipse.changePassword(person.identity(), CODE, "second_password")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aNewMailboxIsToldByMail() {
        String old = Unique.text() + "@example.com";
        String fresh = Unique.text() + "@example.com";
        long customer = tenant.newCustomer(Body.empty().with("email", old));

        put(customer, Body.empty().with("version", 0).with("email", fresh));

        assertThat(eclipse.sandbox().awaitTextsTo(old, 1).get(0)).contains("contact details were changed");
        assertThat(eclipse.sandbox().awaitTextsTo(fresh, 1)).hasSize(1);
    }

    @Test
    void customersDoNotChangeTheirPhone() {
        Person person = eclipse.person(PASSWORD);

        Answer refused = eclipse.api()
                .as(eclipse.jwt(person.identity(), PASSWORD))
                .put(
                        tenant.customer(person.customer()),
                        Body.empty()
                                .with("version", 0)
                                .with("phone1", Unique.phone())
                                .toString());

        assertThat(Refusal.in(refused).inShort()).isEqualTo("403 SEC001");
        assertThat(tenant.system().get(tenant.customer(person.customer())).at("phone1"))
                .isEqualTo(person.phone());
    }

    @Test
    void anExternalIdOfAnotherCustomerIsTaken() {
        String external = Unique.text();
        tenant.newCustomer(Body.empty().with("externalUniqueId", external));
        long customer = tenant.newCustomer(Body.empty());

        Refusal refusal =
                Refusal.in(put(customer, Body.empty().with("version", 0).with("externalUniqueId", external)));

        assertThat(refusal.inShort()).isEqualTo("400 IAE002");
    }

    @Test
    void whoeverIsNotThereIsNotFound() {
        Body body = Body.empty().with("version", 0);

        assertThat(Refusal.in(put(Long.MAX_VALUE, body)).inShort()).isEqualTo("404 ARCH086");
        long elsewhere = Tenancy.fresh(eclipse).newCustomer(Body.empty());
        assertThat(Refusal.in(put(elsewhere, body)).inShort()).isEqualTo("404 ARCH086");
    }

    @ParameterizedTest
    @CsvSource({
        "email, u****@example.com, email must not be masked",
        "nationalIdentityNumber, *****1234, nationalIdentityNumber must not be masked",
        "nationalIdentityNumber, ••••1234, nationalIdentityNumber must not be masked",
        "lastName, L***, lastName must not be masked",
        "phone1, 2782*****01, phone1 must be an international number: digits with the country code",
        "status, CLOSED, status must be ACTIVE",
        "customerId, 1, customerId must be the number in the path",
        "tenantId, 2, tenantId must be the number in the path",
    })
    void whatCannotBeIsNamedAndNotWritten(String field, String value, String description) {
        long customer = tenant.newCustomer(Body.empty());
        Object typed = field.endsWith("Id") ? Long.valueOf(value) : value;

        Refusal refusal =
                Refusal.in(put(customer, Body.empty().with("version", 0).with(field, typed)));

        assertThat(refusal.inShort()).isEqualTo("400 VAL001");
        assertThat(refusal.description()).isEqualTo(description);
        assertThat(tenant.system()
                        .get(tenant.customer(customer))
                        .json()
                        .path("version")
                        .asInt())
                .isZero();
    }

    @Test
    void withoutAVersionNothingIsChanged() {
        long customer = tenant.newCustomer(Body.empty());

        Refusal refusal = Refusal.in(put(customer, Body.empty().with("firstName", "Ada")));

        assertThat(refusal.inShort()).isEqualTo("400 VAL001");
        assertThat(refusal.description()).isEqualTo("version must not be null");
    }

    private Answer put(long customer, Body body) {
        return tenant.system().put(tenant.customer(customer), body.toString());
    }

    private void request(long customer) {
        eclipse.api()
                .post(
                        tenant.identities(customer),
                        Body.empty().with("identity", "CAP").toString());
    }

    private Answer setCardAccess(long customer) {
        return eclipse.api()
                .post(
                        tenant.identities(customer),
                        Body.identity("CAP", "cap_password").with("otp", CODE).toString());
    }
}
