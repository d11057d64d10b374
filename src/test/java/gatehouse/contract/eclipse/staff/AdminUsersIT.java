package gatehouse.contract.eclipse.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.Crowd;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Jwt;
import gatehouse.rig.KeyHolder;
import gatehouse.rig.Refusal;
import gatehouse.rig.SandboxTime;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Tenancy.Colleague;
import gatehouse.rig.Unique;
import gatehouse.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The people and systems that work for a tenant, and what they sign in with (rows 15 and 16). */
class AdminUsersIT extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";
    private static final int ROUNDS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Eclipse eclipse;
    private static Tenancy tenant;
    private static Api admin;

    @BeforeAll
    static void signIn() {
        eclipse = Eclipse.at(base());
        tenant = Tenancy.sandbox(eclipse);
        admin = eclipse.admin();
    }

    // Creation and the first password

    @Test
    void anAdminUserIsShownAsItWasMade() {
        String email = Unique.text() + "@example.com";
        String phone = Unique.phone();

        Answer made = tenant.system()
                .post(
                        tenant.adminUsers(),
                        Tenancy.newAdminUser("LEVEL_07")
                                .with("email", email)
                                .with("phone", phone)
                                .toString());

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().propertyNames())
                .containsExactlyInAnyOrder("adminUserId", "tenantId", "name", "email", "phone", "position", "created");
        assertThat(made.at("email")).isEqualTo(email);
        assertThat(made.at("phone")).isEqualTo(phone);
        assertThat(made.at("position")).isEqualTo("LEVEL_07");
        assertThat(tenant.system().get(adminUser(made)).json()).isEqualTo(made.json());
    }

    @Test
    void theFirstPasswordComesByMailAndIsGoodUntilTheOwnOneIsChosen() {
        String email = Unique.text() + "@example.com";
        Answer made = create("LEVEL_01", email);
        String first = firstPassword(email);
        assertThat(made.text()).doesNotContain(first);

        Answer login = eclipse.login(email, first);
        assertThat(login.json().path("roles").path(0).asString()).isEqualTo("LEVEL_01");
        Api self = eclipse.api().as(Eclipse.jwt(login));
        JsonNode temporary = self.get(adminUser(made) + "/identities").json().path(0);
        assertThat(temporary.path("identity").asString()).isEqualTo(email);
        assertThat(temporary.path("adminUserId")).isEqualTo(made.json().path("adminUserId"));
        assertThat(temporary.has("authLockedAfter")).isTrue();
        assertThat(temporary.has("customerId")).isFalse();

        Answer changed = self.put(adminUser(made) + "/identities/" + email, "{\"password\":\"my own password\"}");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().has("authLockedAfter")).isFalse();
        assertThat(eclipse.login(email, first).code()).isEqualTo("USR002");
        assertThat(eclipse.login(email, "my own password").status()).isEqualTo(200);
        // Who has no phone is told by mail.
        assertThat(eclipse.sandbox().awaitTextsTo(email, 2).get(0)).startsWith("Your password was changed.");
    }

    @Test
    void whoWaitsThreeDaysIsLate() {
        String email = Unique.text() + "@example.com";
        create("LEVEL_01", email);
        String first = firstPassword(email);

        try (SandboxTime time = SandboxTime.of(eclipse.server())) {
            time.advance(Duration.ofHours(72));

            assertThat(Refusal.in(eclipse.login(email, first)).inShort()).isEqualTo("401 USR002");
        }
    }

    @Test
    void whoHasAPhoneMayChooseAPasswordByCode() {
        String email = Unique.text() + "@example.com";
        String phone = Unique.phone();
        Answer made = tenant.system()
                .post(
                        tenant.adminUsers(),
                        Tenancy.newAdminUser("LEVEL_01")
                                .with("email", email)
                                .with("phone", phone)
                                .toString());
        assertThat(made.status()).isEqualTo(201);

        assertThat(eclipse.askForCode(email, "OTP").status()).isEqualTo(204);
        eclipse.sandbox().awaitTextsTo(phone, 1);
        assertThat(eclipse.changePassword(email, "123456", "my own password").status())
                .isEqualTo(204);

        assertThat(eclipse.login(email, "my own password").status()).isEqualTo(200);
    }

    static Stream<Arguments> badBodies() {
        Body good = Tenancy.newAdminUser("LEVEL_01");
        return Stream.of(
                Arguments.of(good.without("name"), "400 VAL001", "name"),
                Arguments.of(good.with("name", " "), "400 VAL001", "name"),
                Arguments.of(good.with("name", "😀".repeat(101)), "400 VAL001", "name"),
                Arguments.of(good.without("email"), "400 VAL001", "email"),
                Arguments.of(good.with("email", "nobody"), "400 VAL001", "email"),
                Arguments.of(good.with("phone", "0123456789"), "400 VAL001", "phone"),
                Arguments.of(good.without("position"), "400 VAL001", "position"),
                Arguments.of(good.with("position", "TENANT_ADMIN"), "400 VAL001", "position"),
                Arguments.of(good.with("position", "level_01"), "400 VAL001", "position"),
                Arguments.of(good.with("password", "chosen-by-the-caller"), "400 VAL001", "password"),
                Arguments.of(good.with("identity", "a/b/c"), "400 VAL001", "identity"),
                Arguments.of(good.with("email", "a".repeat(40) + "@example.com"), "400 VAL001", "identity"),
                Arguments.of(good.with("identity", "cAp"), "400 IAE002", "reserved"),
                Arguments.of(good.with("identity", "tenant-100000-SYSTEM"), "400 IAE002", "reserved"),
                Arguments.of(good.with("identity", "USERNAME"), "400 IAE002", "in use"),
                Arguments.of(good.with("position", "GLOBAL_ADMIN"), "400 IAE002", "position"),
                Arguments.of(good.with("position", "CUSTOMER"), "400 IAE002", "position"),
                Arguments.of(good.with("position", "MANAGER"), "400 IAE002", "position"));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void whatWillNotDoIsNamed(Body body, String refusal, String named) {
        Refusal refused = Refusal.in(tenant.system().post(tenant.adminUsers(), body.toString()));

        assertThat(refused.inShort()).isEqualTo(refusal);
        assertThat(refused.description()).contains(named).doesNotContain("chosen-by-the-caller");
    }

    @Test
    void ofManyWhoWantOneNameOneGetsIt() {
        String identity = Unique.text();

        List<Answer> answers = Crowd.of(
                6,
                () -> tenant.system()
                        .post(
                                tenant.adminUsers(),
                                Tenancy.newAdminUser("LEVEL_01")
                                        .with("identity", identity)
                                        .toString()));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(Refusal.in(answer).inShort()).isEqualTo("400 IAE002"));
    }

    @Test
    void ofTwoWhoDeleteOrMoveEachOtherAtTheSameMomentOneIsLate() {
        for (int round = 0; round < ROUNDS; round++) {
            boolean delete = round % 2 == 0;
            List<Colleague> both = List.of(colleague("TENANT_SYSTEM"), colleague("TENANT_SYSTEM"));
            List<Api> signedIn = both.stream().map(AdminUsersIT::signedIn).toList();
            AtomicInteger turn = new AtomicInteger();

            List<Integer> statuses = Together.times(2, () -> {
                int mine = turn.getAndIncrement();
                String other = tenant.adminUser(both.get(1 - mine).number());
                Answer answer = delete
                        ? signedIn.get(mine).delete(other)
                        : signedIn.get(mine).put(other, "{\"position\":\"LEVEL_01\"}");
                return answer.status();
            });

            assertThat(statuses).containsOnlyOnce(delete ? 204 : 200).containsAnyOf(401, 403);
        }
    }

    @Test
    void nobodyCanMakeThemselvesTheSystemOfATenantToCome() {
        long customer = tenant.newCustomer(Body.empty());

        Refusal refused = Refusal.in(tenant.addIdentity(customer, Body.identity("tenant-100001-system", PASSWORD)));

        assertThat(refused.inShort()).isEqualTo("400 IAE002");
    }

    // Lists

    @Test
    void theListHasPages() {
        Tenancy bank = Tenancy.fresh(eclipse);
        for (int i = 0; i < 3; i++) {
            assertThat(bank.system()
                            .post(
                                    bank.adminUsers(),
                                    Tenancy.newAdminUser("LEVEL_01").toString())
                            .status())
                    .isEqualTo(201);
        }

        JsonNode all = bank.system().get(bank.adminUsers()).json();
        JsonNode middle =
                bank.system().get(bank.adminUsers() + "?offset=1&limit=2").json();

        assertThat(all.size()).isEqualTo(4);
        assertThat(all.path(0).path("position").asString()).isEqualTo("TENANT_SYSTEM");
        assertThat(middle.size()).isEqualTo(2);
        assertThat(middle.path(0)).isEqualTo(all.path(1));
        assertThat(Refusal.in(bank.system().get(bank.adminUsers() + "?limit=101"))
                        .inShort())
                .isEqualTo("400 VAL001");
        assertThat(Refusal.in(bank.system().get(bank.adminUsers() + "?offset=-1"))
                        .inShort())
                .isEqualTo("400 VAL001");
    }

    @Test
    void anotherTenantsAdminUserDoesNotExist() {
        Tenancy bank = Tenancy.fresh(eclipse);
        Colleague ours = colleague("LEVEL_01");

        for (String path : List.of(
                tenant.adminUser(ours.number()),
                bank.adminUser(ours.number()),
                bank.adminUser(ours.number()) + "/identities",
                bank.adminUser(Long.MAX_VALUE))) {
            assertThat(Refusal.in(bank.system().get(path)).inShort()).as(path).isEqualTo("404 ARCH086");
        }
        assertThat(Refusal.in(bank.system().delete(bank.adminUser(ours.number())))
                        .inShort())
                .isEqualTo("404 ARCH086");
        assertThat(Refusal.in(bank.system().put(bank.adminUser(ours.number()), "{\"position\":\"LEVEL_02\"}"))
                        .inShort())
                .isEqualTo("404 ARCH086");
        assertThat(Refusal.in(bank.system()
                                .put(
                                        bank.adminUser(ours.number()) + "/identities/" + ours.identity(),
                                        "{\"password\":\"second_password\"}"))
                        .inShort())
                .isEqualTo("404 ARCH086");
        assertThat(Refusal.in(admin.get("/tenants/999999/admin-users")).inShort())
                .isEqualTo("404 ARCH086");
        assertThat(Refusal.in(admin.post(
                                "/tenants/999999/admin-users",
                                Tenancy.newAdminUser("LEVEL_01").toString()))
                        .inShort())
                .isEqualTo("404 ARCH086");
    }

    /** A customer's number is no admin user's, nor the other way round. */
    @Test
    void kindAndNumberBelongTogether() {
        Colleague colleague = colleague("LEVEL_01");
        long customer = tenant.newCustomer(Body.empty());

        assertThat(Refusal.in(tenant.system().get(tenant.adminUser(customer))).inShort())
                .isEqualTo("404 ARCH086");
        assertThat(Refusal.in(tenant.system().get(tenant.identities(colleague.number())))
                        .inShort())
                .isEqualTo("404 ARCH086");
        Api self = signedIn(colleague);
        assertThat(Refusal.in(self.get(tenant.identities(colleague.number()))).inShort())
                .isEqualTo("403 SEC001");
    }

    // Nobody gives away more than they have

    @ParameterizedTest
    @CsvSource({"INSTITUTION_ADMIN", "INSTITUTION_SUPPORT_L_1"})
    void aTenantGivesNobodyMoreThanItself(String position) {
        Refusal refused = Refusal.in(tenant.system()
                .post(tenant.adminUsers(), Tenancy.newAdminUser(position).toString()));

        assertThat(refused.inShort()).isEqualTo("403 SEC001");
        Colleague colleague = colleague("LEVEL_01");
        assertThat(Refusal.in(tenant.system()
                                .put(tenant.adminUser(colleague.number()), "{\"position\":\"" + position + "\"}"))
                        .inShort())
                .isEqualTo("403 SEC001");
    }

    /** Else a tenant could choose the password of somebody whose reach is wider than its own. */
    @Test
    void aTenantDoesNotGetIntoTheAccountOfItsInstitutionsAdministrator() {
        Colleague above = tenant.colleague(admin, "INSTITUTION_ADMIN", PASSWORD);
        String account = tenant.adminUser(above.number());
        String identity = account + "/identities/" + above.identity();
        Api system = tenant.system();

        assertThat(Refusal.in(system.put(identity, "{\"password\":\"second_password\"}"))
                        .inShort())
                .isEqualTo("403 SEC001");
        assertThat(Refusal.in(system.post(
                                account + "/identities",
                                Body.identity(Unique.text(), PASSWORD).toString()))
                        .inShort())
                .isEqualTo("403 SEC001");
        assertThat(Refusal.in(system.delete(identity)).inShort()).isEqualTo("403 SEC001");
        assertThat(Refusal.in(system.put(account, "{\"position\":\"LEVEL_01\"}"))
                        .inShort())
                .isEqualTo("403 SEC001");
        assertThat(Refusal.in(system.delete(account)).inShort()).isEqualTo("403 SEC001");
        assertThat(eclipse.login(above.identity(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anInstitutionReachesItsTenantsAndNoOther() {
        String institution = Unique.text();
        Tenancy first = Tenancy.of(eclipse, institution);
        Tenancy second = Tenancy.of(eclipse, institution);
        Colleague hired = first.colleague(admin, "INSTITUTION_ADMIN", "correct horse battery");
        Api both = signedIn(hired);

        assertThat(both.post(second.customers(), "{}").status()).isEqualTo(201);
        assertThat(both.post(
                                second.adminUsers(),
                                Tenancy.newAdminUser("TENANT_SYSTEM").toString())
                        .status())
                .isEqualTo(201);
        assertThat(both.post(
                                second.adminUsers(),
                                Tenancy.newAdminUser("INSTITUTION_ADMIN").toString())
                        .status())
                .isEqualTo(201);
        assertThat(Refusal.in(both.post(tenant.customers(), "{}")).inShort()).isEqualTo("404 ARCH086");
        assertThat(Refusal.in(both.get("/tenants/0/admin-users")).inShort()).isEqualTo("404 ARCH086");
        Tenancy alone = Tenancy.fresh(eclipse);
        assertThat(Refusal.in(both.get(alone.adminUsers())).inShort()).isEqualTo("404 ARCH086");
        assertThat(Refusal.in(admin.post(
                                alone.adminUsers(),
                                Tenancy.newAdminUser("INSTITUTION_ADMIN").toString()))
                        .inShort())
                .isEqualTo("400 IAE002");
    }

    @Test
    void aLevelDoesNotRise() {
        Colleague colleague = colleague("LEVEL_01");
        Api self = signedIn(colleague);
        String account = tenant.adminUser(colleague.number());

        assertThat(Refusal.in(self.put(account, "{\"position\":\"TENANT_SYSTEM\"}"))
                        .inShort())
                .isEqualTo("403 SEC001");
        assertThat(Refusal.in(self.post(
                                tenant.adminUsers(),
                                Tenancy.newAdminUser("LEVEL_01").toString()))
                        .inShort())
                .isEqualTo("403 SEC001");
        assertThat(Refusal.in(self.get(tenant.adminUsers())).inShort()).isEqualTo("403 SEC001");
        assertThat(self.get(account).status()).isEqualTo(200);
    }

    @Test
    void nobodyMovesOrDeletesThemselves() {
        Colleague system = colleague("TENANT_SYSTEM");
        Api self = signedIn(system);
        String account = tenant.adminUser(system.number());

        assertThat(Refusal.in(self.put(account, "{\"position\":\"LEVEL_01\"}")).inShort())
                .isEqualTo("400 IAE002");
        assertThat(Refusal.in(self.delete(account)).inShort()).isEqualTo("400 IAE002");
    }

    // Moving and leaving

    @Test
    void aNewPositionEndsTheOldSessionsAndHoldsFromTheNextSignIn() {
        Colleague colleague = colleague("TENANT_SYSTEM");
        Api before = signedIn(colleague);
        assertThat(before.get(tenant.customers()).status()).isEqualTo(200);

        Answer moved = tenant.system().put(tenant.adminUser(colleague.number()), "{\"position\":\"LEVEL_02\"}");

        assertThat(moved.at("position")).isEqualTo("LEVEL_02");
        assertThat(before.get(tenant.customers()).status()).isEqualTo(401);
        assertThat(Refusal.in(signedIn(colleague).get(tenant.customers())).inShort())
                .isEqualTo("403 SEC001");
    }

    @Test
    void whoLeftIsGoneWithAllIdentitiesAndSessions() {
        Colleague colleague = colleague("LEVEL_01");
        Api before = signedIn(colleague);

        assertThat(tenant.system().delete(tenant.adminUser(colleague.number())).status())
                .isEqualTo(204);

        assertThat(before.get(tenant.adminUser(colleague.number())).status()).isEqualTo(401);
        assertThat(eclipse.login(colleague.identity(), PASSWORD).code()).isEqualTo("USR002");
        assertThat(Refusal.in(tenant.system().delete(tenant.adminUser(colleague.number())))
                        .inShort())
                .isEqualTo("404 ARCH086");
    }

    // Identities

    @Test
    void theIdentitiesOfStaffFollowTheRulesOfCustomers() {
        Colleague colleague = colleague("LEVEL_01");
        String identities = tenant.adminUser(colleague.number()) + "/identities";
        Api system = tenant.system();
        String more = Unique.text();

        assertThat(system.post(identities, Body.identity(more, PASSWORD).toString())
                        .status())
                .isEqualTo(200);
        assertThat(system.get(identities)
                        .json()
                        .valueStream()
                        .map(one -> one.path("identity").asString()))
                .contains(colleague.identity(), more);
        assertThat(Refusal.in(system.post(
                                identities, Body.identity(more, PASSWORD).toString()))
                        .inShort())
                .isEqualTo("400 IAE002");
        assertThat(Refusal.in(system.post(identities, Body.identity("Cap", "x").toString()))
                        .inShort())
                .isEqualTo("400 VAL001");
        assertThat(Refusal.in(system.post(
                                identities, Body.identity("Cap", PASSWORD).toString()))
                        .inShort())
                .isEqualTo("400 IAE002");
        assertThat(Refusal.in(system.post(
                                identities, Body.identity("CAP", PASSWORD).toString()))
                        .inShort())
                .isEqualTo("400 IAE002");
        assertThat(Refusal.in(system.put(identities + "/CAP", "{\"password\":\"second_password\"}"))
                        .inShort())
                .isEqualTo("404 ARCH086");
        assertThat(system.delete(identities + "/" + more).status()).isEqualTo(204);
        assertThat(eclipse.login(more, PASSWORD).code()).isEqualTo("USR002");
    }

    @Test
    void staffSignInWithAKeyThatIsAddedAfterTheFirstPassword() {
        Colleague colleague = colleague("TENANT_SYSTEM");
        KeyHolder owner = KeyHolder.with2048Bits();
        String identities = tenant.adminUser(colleague.number()) + "/identities";
        Body withKey = Body.identity(Unique.text(), PASSWORD).with("base64EncodedPublicKey", owner.publicKey());
        assertThat(Refusal.in(tenant.system().post(identities, withKey.toString()))
                        .inShort())
                .isEqualTo("400 VAL001");

        String key =
                Body.empty().with("base64EncodedPublicKey", owner.publicKey()).toString();
        Api self = signedIn(colleague);
        assertThat(self.put(identities + "/" + colleague.identity(), key).status())
                .isEqualTo(200);

        Body credentials = Body.identity(colleague.identity(), PASSWORD);
        assertThat(eclipse.api()
                        .post("/authentication/login", credentials.toString())
                        .code())
                .isEqualTo("USR902");
        Answer challenge = eclipse.api()
                .get("/authentication/login-challenges?identity=" + colleague.identity() + "&algorithm="
                        + KeyHolder.OAEP);
        assertThat(eclipse.api()
                        .post(
                                "/authentication/login",
                                owner.answering(challenge, credentials).toString())
                        .status())
                .isEqualTo(200);
        // Rights over others prove nothing about oneself: that session showed the password alone.
        assertThat(Refusal.in(self.put(identities + "/" + colleague.identity(), "{\"hasPublicKey\":false}"))
                        .inShort())
                .isEqualTo("403 SEC001");
        assertThat(tenant.system()
                        .put(identities + "/" + colleague.identity(), "{\"hasPublicKey\":false}")
                        .status())
                .isEqualTo(200);
    }

    /** Whoever was there before admin users were: found by the uid of their own token. */
    @Test
    void systemsAndTheFirstAdministratorChangeTheirOwnPassword() {
        Answer made = eclipse.console().post("/tenants", "{\"name\":\"Bank\"}");
        String system = made.at("systemIdentity");
        Answer login = eclipse.login(system, made.at("systemPassword"));
        long uid = claims(login).path("uid").asLong();
        Api self = eclipse.api().as(Eclipse.jwt(login));
        String account = "/tenants/" + made.json().path("id").asLong() + "/admin-users/" + uid;

        assertThat(self.get(account).at("position")).isEqualTo("TENANT_SYSTEM");
        assertThat(self.put(account + "/identities/" + system, "{\"password\":\"correct horse battery\"}")
                        .status())
                .isEqualTo(200);
        assertThat(eclipse.login(system, "correct horse battery").status()).isEqualTo(200);

        JsonNode first = claims(eclipse.login("sandbox-admin", "Sandbox-Admin-1"));
        assertThat(admin.put("/tenants/0/admin-users/" + first.path("uid").asLong() + "/identities/sandbox-admin", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(admin.get("/tenants/0/admin-users")
                        .json()
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("sandbox-admin");
    }

    @Test
    void theOperatorsPeopleAreOfThePlatform() {
        Tenancy platform = new Tenancy(0, admin);
        Colleague support = platform.colleague(admin, "GLOBAL_SUPPORT_L_1", "correct horse battery");

        Answer login = eclipse.login(support.identity(), support.password());

        assertThat(login.json().path("roles").path(0).asString()).isEqualTo("GLOBAL_SUPPORT_L_1");
        assertThat(claims(login).path("roles").asString()).isEqualTo("GLOBAL_SUPPORT_L_1");
        Api self = eclipse.api().as(Eclipse.jwt(login));
        assertThat(Refusal.in(self.get(tenant.customers())).inShort()).isEqualTo("403 SEC001");
        assertThat(Refusal.in(admin.post(
                                platform.adminUsers(),
                                Tenancy.newAdminUser("LEVEL_01").toString()))
                        .inShort())
                .isEqualTo("400 IAE002");
    }

    private static Answer create(String position, String email) {
        Answer made = tenant.system()
                .post(
                        tenant.adminUsers(),
                        Tenancy.newAdminUser(position).with("email", email).toString());
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made;
    }

    private static Colleague colleague(String position) {
        return tenant.colleague(tenant.system(), position, PASSWORD);
    }

    private static Api signedIn(Colleague colleague) {
        return eclipse.api().as(eclipse.jwt(colleague.identity(), colleague.password()));
    }

    private static String adminUser(Answer made) {
        return tenant.adminUser(made.json().path("adminUserId").asLong());
    }

    private static String firstPassword(String email) {
        List<String> mails = await("the mail with the first password")
                .atMost(PATIENCE)
                .until(() -> eclipse.sandbox().textsTo(email), texts -> !texts.isEmpty());
        assertThat(mails).hasSize(1);
        return mails.get(0).replaceFirst("Your first password is (\\S+)\\. .*", "$1");
    }

    private static JsonNode claims(Answer login) {
        return new Jwt(Eclipse.jwt(login)).claims();
    }
}
