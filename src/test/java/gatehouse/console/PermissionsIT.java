package gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Refusal;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Tenancy.Colleague;
import gatehouse.rig.Unique;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant decides which roles may do what there (2.7), and it holds from the next call on. */
class PermissionsIT extends DeployedGatehouse {
    private static final String PASSWORD = "correct horse battery";

    private Eclipse eclipse;
    private Tenancy bank;
    private Api system;
    private String permissions;

    @BeforeEach
    void aBank() {
        eclipse = Eclipse.at(base());
        Answer made = console(eclipse.jwt("sandbox-admin", "Sandbox-Admin-1"))
                .post("/tenants", "{\"name\":\"Bank\",\"institution\":\"group\"}");
        assertThat(made.at("institution")).isEqualTo("group");
        String jwt = eclipse.jwt(made.at("systemIdentity"), made.at("systemPassword"));
        bank = new Tenancy(made.json().path("id").asLong(), eclipse.api().as(jwt));
        system = console(jwt);
        permissions = "/tenants/" + bank.id() + "/permissions";
    }

    @Test
    void withoutAChangeTheDefaultsHold() {
        Answer read = system.get(permissions);

        assertThat(listed(read, "Customer.READ.Allowed"))
                .containsExactly("GLOBAL_ADMIN", "INSTITUTION_ADMIN", "TENANT_SYSTEM", "CUSTOMER");
        assertThat(listed(read, "AdminUser.CREATE.Allowed"))
                .containsExactly("GLOBAL_ADMIN", "INSTITUTION_ADMIN", "TENANT_SYSTEM");
        assertThat(read.text()).doesNotContain("CardDetails", "Tenant.CREATE");
    }

    @Test
    void aLevelReadsCustomersFromTheNextCallOnAndNoLongerAfterThat() {
        Colleague level = bank.colleague(bank.system(), "LEVEL_01", PASSWORD);
        Api live = eclipse.api().as(eclipse.jwt(level.identity(), PASSWORD));
        long customer = bank.newCustomer(Body.empty());
        assertThat(Refusal.in(live.get(bank.customer(customer))).inShort()).isEqualTo("403 SEC001");

        change(Map.of("Customer.READ.Allowed", List.of("TENANT_SYSTEM", "LEVEL_01")));
        assertThat(live.get(bank.customer(customer)).status()).isEqualTo(200);
        assertThat(live.get(bank.customers()).status()).isEqualTo(200);
        assertThat(Refusal.in(live.get(bank.identities(customer))).inShort()).isEqualTo("403 SEC001");
        assertThat(Refusal.in(live.get("/tenants/1/customers/3")).inShort()).isEqualTo("404 ARCH086");

        change(Map.of());
        assertThat(Refusal.in(live.get(bank.customer(customer))).inShort()).isEqualTo("403 SEC001");
    }

    @Test
    void whatIsTakenFromATenantsSystemAndFromTheOperatorIsRefusedToLiveTokens() {
        long customer = bank.newCustomer(Body.empty());
        Api admin = eclipse.admin();
        assertThat(admin.get(bank.customer(customer)).status()).isEqualTo(200);

        change(Map.of("Customer.READ.Allowed", List.of(), "Customer.CREATE.Allowed", List.of("GLOBAL_ADMIN")));

        assertThat(Refusal.in(bank.system().get(bank.customer(customer))).inShort())
                .isEqualTo("403 SEC001");
        assertThat(Refusal.in(bank.system().post(bank.customers(), "{}")).inShort())
                .isEqualTo("403 SEC001");
        assertThat(Refusal.in(admin.get(bank.customer(customer))).inShort()).isEqualTo("403 SEC001");
        assertThat(admin.post(bank.customers(), "{}").status()).isEqualTo(201);
        assertThat(admin.get("/tenants/1/customers/3").status()).isEqualTo(200);
    }

    /** Listing customers under a key that they have by default does not give them the rest of it. */
    @Test
    void customersNeverSearchCustomers() {
        long customer = bank.newCustomer(Body.empty());
        String identity = Unique.text();
        bank.addIdentity(customer, Body.identity(identity, PASSWORD));
        Api self = eclipse.api().as(eclipse.jwt(identity, PASSWORD));

        change(Map.of("Customer.READ.Allowed", List.of("CUSTOMER", "TENANT_SYSTEM")));

        assertThat(self.get(bank.customer(customer)).status()).isEqualTo(200);
        assertThat(Refusal.in(self.get(bank.customers())).inShort()).isEqualTo("403 SEC001");
    }

    @Test
    void whatATenantGaveToALevelOnlyWhoHasItTooGivesOn() {
        change(Map.of("Customer.READ.Allowed", List.of("LEVEL_01")));

        assertThat(Refusal.in(bank.system()
                                .post(
                                        bank.adminUsers(),
                                        Tenancy.newAdminUser("LEVEL_01").toString()))
                        .inShort())
                .isEqualTo("403 SEC001");
        assertThat(bank.system()
                        .post(
                                bank.adminUsers(),
                                Tenancy.newAdminUser("LEVEL_02").toString())
                        .status())
                .isEqualTo(201);
    }

    static Stream<Arguments> tooMuch() {
        return Stream.of(
                Arguments.of("Customer.CREATE.Allowed", List.of("LEVEL_01")),
                Arguments.of("AdminUser.CREATE.Allowed", List.of("LEVEL_20")),
                Arguments.of("AdminUser.READ.Allowed", List.of("CUSTOMER")),
                Arguments.of("Customer.READ.Allowed", List.of("GLOBAL_SUPPORT_L_1")),
                Arguments.of("Customer.READ.Allowed", List.of("ANONYMOUS")),
                Arguments.of("CardDetails.READ.Allowed", List.of("TENANT_SYSTEM")),
                Arguments.of("Tenant.CREATE.Allowed", List.of("TENANT_SYSTEM")),
                Arguments.of("Everything.Allowed", List.of("TENANT_SYSTEM")));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void whatWouldPermitMoreThanTheDefaultsIsRefusedByName(String key, List<String> roles) {
        Answer refused = system.put(permissions, body(Map.of(key, roles)));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.json().path("violations").path(0).path("field").asString())
                .isEqualTo(key);

        assertThat(listed(system.get(permissions), "Customer.READ.Allowed")).contains("CUSTOMER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"permissions\":null}",
                "{\"permissions\":[]}",
                "{\"permissions\":{\"Customer.READ.Allowed\":null}}",
                "{\"permissions\":{\"Customer.READ.Allowed\":\"CUSTOMER\"}}",
                "{\"permissions\":{\"Customer.READ.Allowed\":[null]}}"
            })
    void whatIsNoListOfRolesIsRefused(String body) {
        assertThat(system.put(permissions, body).status()).isEqualTo(400);
    }

    @Test
    void thePlatformsOwnPermissionsAreNotForChange() {
        Api admin = console(eclipse.jwt("sandbox-admin", "Sandbox-Admin-1"));

        assertThat(admin.get("/tenants/0/permissions").status()).isEqualTo(404);
        assertThat(admin.put("/tenants/0/permissions", body(Map.of())).status()).isEqualTo(404);
        assertThat(admin.put("/tenants/999999/permissions", body(Map.of())).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "Group", "-group", "group-", "a group"})
    void anInstitutionHasAKeyThatNoOtherLooksLike(String institution) {
        Answer refused = console(eclipse.jwt("sandbox-admin", "Sandbox-Admin-1"))
                .post(
                        "/tenants",
                        Body.empty()
                                .with("name", "Bank")
                                .with("institution", institution)
                                .toString());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("violations").path(0).path("field").asString())
                .isEqualTo("institution");
    }

    private void change(Map<String, List<String>> lists) {
        Answer changed = system.put(permissions, body(lists));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        lists.forEach((key, roles) -> assertThat(listed(changed, key)).containsExactlyInAnyOrderElementsOf(roles));
        assertThat(system.get(permissions).json()).isEqualTo(changed.json());
    }

    private static String body(Map<String, List<String>> lists) {
        return Body.empty().with("permissions", lists).toString();
    }

    private static List<String> listed(Answer answer, String key) {
        return answer.json()
                .path("permissions")
                .path(key)
                .valueStream()
                .map(role -> role.asString())
                .toList();
    }

    private Api console(String jwt) {
        return eclipse.server().below("/console/api").as(jwt);
    }
}
