package gatehouse.contract.eclipse;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.console.ConsoleApplication;
import gatehouse.platform.http.DoorApplication;
import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Refusal;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Tenancy.Colleague;
import gatehouse.rig.Unique;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what (2.7): every operation of the door and of the console, tried by everybody. */
class AccessIT extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";
    /** Well-formed, and quick to store. */
    private static final String SOME_BCRYPT = "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

    private static final String AS_AGREED = "{\"reason\":\"as agreed\"}";
    private static final String TEXT = "{\"body\":\"{code}\"}";
    private static final String WALLET = "{\"name\":\"Holiday\",\"currency\":\"ZAR\"}";
    private static final String BUDGET = "{\"countries\":[],\"number\":{\"hour\":20,\"day\":60},"
            + "\"address\":{\"hour\":1000,\"day\":5000},\"prefix\":{\"hour\":5000,\"day\":20000},"
            + "\"tenant\":{\"hour\":10000,\"day\":50000}}";
    private static final String CARD = "{\"cardHolderName\":\"Ada Lovelace\"}";

    /** Those who try. */
    private enum Who {
        NOBODY,
        THE_CUSTOMER,
        ANOTHER_CUSTOMER,
        SYSTEM,
        SYSTEM_OF_ANOTHER_TENANT,
        ADMIN,
        LEVEL,
        INSTITUTION_ADMIN
    }

    /** What is tried: an operation by the method and path of its resource, how it is called, and what each is answered. */
    private enum Operation {
        LOGIN("POST /authentication/login", AccessIT::login, 200, 200, 200, 200, 200, 200, 200, 200),
        RENEW("POST /authentication/renew", AccessIT::renew, 401, 200, 200, 200, 200, 200, 200, 200),
        LOGOUT("POST /authentication/logout", AccessIT::logout, 401, 204, 204, 204, 204, 204, 204, 204),
        RESET_INIT(
                "POST /global/identities/{identity}/password-change-init",
                (api, who) ->
                        api.post("/global/identities/" + Unique.text() + "/password-change-init", "{\"type\":\"OTP\"}"),
                204,
                204,
                204,
                204,
                204,
                204,
                204,
                204),
        RESET(
                "POST /global/identities/{identity}/password-change",
                (api, who) -> api.post(
                        "/global/identities/" + Unique.text() + "/password-change",
                        "{\"hash\":\"123456\",\"password\":\"second_password\"}"),
                400,
                400,
                400,
                400,
                400,
                400,
                400,
                400),
        REQUEST_VERIFICATION(
                "POST /global/verifications",
                (api, who) -> api.post("/global/verifications", "{\"identity\":\"" + Unique.text() + "\"}"),
                204,
                204,
                204,
                204,
                204,
                204,
                204,
                204),
        CHECK_VERIFICATION(
                "POST /global/verifications/check",
                (api, who) -> api.post(
                        "/global/verifications/check", "{\"identity\":\"" + Unique.text() + "\",\"otp\":\"123456\"}"),
                400,
                400,
                400,
                400,
                400,
                400,
                400,
                400),
        CREATE_CUSTOMER(
                "POST /tenants/{tenantId}/customers",
                (api, who) -> api.post(tenant.customers(), "{}"),
                401,
                403,
                403,
                201,
                404,
                201,
                403,
                201),
        SEARCH_CUSTOMERS(
                "GET /tenants/{tenantId}/customers",
                (api, who) -> api.get(tenant.customers()),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        READ_CUSTOMER(
                "GET /tenants/{tenantId}/customers/{customerId}",
                (api, who) -> api.get(tenant.customer(customer)),
                401,
                200,
                403,
                200,
                404,
                200,
                403,
                200),
        CHANGE_CUSTOMER(
                "PUT /tenants/{tenantId}/customers/{customerId}",
                (api, who) -> api.put(tenant.customer(aCustomer()), "{\"version\":0}"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        CHANGE_OWN_CUSTOMER(
                "PUT /tenants/{tenantId}/customers/{customerId}",
                (api, who) -> api.put(tenant.customer(customer), "{\"version\":99}"),
                401,
                403,
                403,
                409,
                404,
                409,
                403,
                409),
        LIST_SESSIONS(
                "GET /tenants/{tenantId}/customers/{customerId}/identities/{identity}/sessions",
                (api, who) -> api.get(tenant.identity(customer, spare) + "/sessions"),
                401,
                200,
                403,
                200,
                404,
                200,
                403,
                200),
        END_SESSION(
                "DELETE /tenants/{tenantId}/customers/{customerId}/identities/{identity}/sessions/{sessionId}",
                (api, who) -> api.delete(tenant.identity(customer, spare) + "/sessions/" + aSession()),
                401,
                204,
                403,
                204,
                404,
                204,
                403,
                204),
        END_SESSIONS(
                "DELETE /tenants/{tenantId}/customers/{customerId}/identities/{identity}/sessions",
                (api, who) -> api.delete(tenant.identity(customer, anIdentity()) + "/sessions"),
                401,
                204,
                403,
                204,
                404,
                204,
                403,
                204),
        CREATE_IDENTITY(
                "POST /tenants/{tenantId}/customers/{customerId}/identities",
                (api, who) -> api.post(
                        tenant.identities(customer),
                        Body.identity(Unique.text(), PASSWORD).toString()),
                401,
                200,
                403,
                200,
                404,
                200,
                403,
                200),
        LIST_IDENTITIES(
                "GET /tenants/{tenantId}/customers/{customerId}/identities",
                (api, who) -> api.get(tenant.identities(customer)),
                401,
                200,
                403,
                200,
                404,
                200,
                403,
                200),
        CHANGE_IDENTITY(
                "PUT /tenants/{tenantId}/customers/{customerId}/identities/{identity}",
                (api, who) -> api.put(tenant.identity(customer, anIdentity()), "{\"password\":\"second_password\"}"),
                401,
                200,
                403,
                200,
                404,
                200,
                403,
                200),
        DELETE_IDENTITY(
                "DELETE /tenants/{tenantId}/customers/{customerId}/identities/{identity}",
                (api, who) -> api.delete(tenant.identity(customer, anIdentity())),
                401,
                204,
                403,
                204,
                404,
                204,
                403,
                204),
        LIST_PASSKEYS(
                "GET /tenants/{tenantId}/customers/{customerId}/identities/{identity}/passkeys",
                (api, who) -> api.get(tenant.identity(customer, anIdentity()) + "/passkeys"),
                401,
                200,
                403,
                200,
                404,
                200,
                403,
                200),
        REMOVE_PASSKEY(
                "DELETE /tenants/{tenantId}/customers/{customerId}/identities/{identity}/passkeys/{passkeyId}",
                (api, who) -> api.delete(tenant.identity(customer, anIdentity()) + "/passkeys/" + new UUID(0, 0)),
                401,
                404,
                403,
                404,
                404,
                404,
                403,
                404),
        LOGIN_CHALLENGE(
                "GET /authentication/login-challenges",
                (api, who) -> api.get("/authentication/login-challenges?identity=" + Unique.text()),
                200,
                200,
                200,
                200,
                200,
                200,
                200,
                200),
        POSTED_LOGIN_CHALLENGE(
                "POST /authentication/login-challenges",
                (api, who) -> api.post("/authentication/login-challenges", "{\"identity\":\"" + Unique.text() + "\"}"),
                200,
                200,
                200,
                200,
                200,
                200,
                200,
                200),
        OPEN_WALLET(
                "POST /tenants/{tenantId}/customers/{customerId}/wallets",
                (api, who) -> api.post(tenant.customer(customer) + "/wallets", WALLET),
                401,
                403,
                403,
                201,
                404,
                201,
                403,
                201),
        LIST_WALLETS(
                "GET /tenants/{tenantId}/customers/{customerId}/wallets",
                (api, who) -> api.get(tenant.customer(customer) + "/wallets"),
                401,
                200,
                403,
                200,
                404,
                200,
                403,
                200),
        READ_WALLET(
                "GET /tenants/{tenantId}/wallets/{walletId}",
                (api, who) -> api.get(wallet),
                401,
                200,
                403,
                200,
                404,
                200,
                403,
                200),
        ISSUE_CARD(
                "POST /tenants/{tenantId}/wallets/{walletId}/cards",
                (api, who) -> api.post(wallet + "/cards", CARD),
                401,
                403,
                403,
                201,
                404,
                201,
                403,
                201),
        LIST_CARDS_OF_WALLET(
                "GET /tenants/{tenantId}/wallets/{walletId}/cards",
                (api, who) -> api.get(wallet + "/cards"),
                401,
                200,
                403,
                200,
                404,
                200,
                403,
                200),
        LIST_CARDS(
                "GET /tenants/{tenantId}/customers/{customerId}/cards",
                (api, who) -> api.get(tenant.customer(customer) + "/cards"),
                401,
                200,
                403,
                200,
                404,
                200,
                403,
                200),
        READ_CARD(
                "GET /tenants/{tenantId}/cards/{cardId}",
                (api, who) -> api.get(card),
                401,
                200,
                403,
                200,
                404,
                200,
                403,
                200),
        SHOW_CARD(
                "POST /tenants/{tenantId}/cards/{cardId}/details",
                (api, who) -> api.post(card + "/details", "{\"cap\":\"wrong\"}"),
                401,
                401,
                401,
                403,
                404,
                403,
                403,
                403),
        CREATE_ADMIN_USER(
                "POST /tenants/{tenantId}/admin-users",
                (api, who) -> api.post(
                        tenant.adminUsers(), Tenancy.newAdminUser("LEVEL_02").toString()),
                401,
                403,
                403,
                201,
                404,
                201,
                403,
                201),
        LIST_ADMIN_USERS(
                "GET /tenants/{tenantId}/admin-users",
                (api, who) -> api.get(tenant.adminUsers()),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        READ_ADMIN_USER(
                "GET /tenants/{tenantId}/admin-users/{adminUserId}",
                (api, who) -> api.get(tenant.adminUser(colleague.number())),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        MOVE_ADMIN_USER(
                "PUT /tenants/{tenantId}/admin-users/{adminUserId}",
                (api, who) -> api.put(tenant.adminUser(aColleague().number()), "{\"position\":\"LEVEL_03\"}"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        DELETE_ADMIN_USER(
                "DELETE /tenants/{tenantId}/admin-users/{adminUserId}",
                (api, who) -> api.delete(tenant.adminUser(aColleague().number())),
                401,
                403,
                403,
                204,
                404,
                204,
                403,
                204),
        CREATE_ADMIN_IDENTITY(
                "POST /tenants/{tenantId}/admin-users/{adminUserId}/identities",
                (api, who) -> api.post(
                        tenant.adminUser(colleague.number()) + "/identities",
                        Body.identity(Unique.text(), SOME_BCRYPT).toString()),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        LIST_ADMIN_IDENTITIES(
                "GET /tenants/{tenantId}/admin-users/{adminUserId}/identities",
                (api, who) -> api.get(tenant.adminUser(colleague.number()) + "/identities"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        CHANGE_ADMIN_IDENTITY(
                "PUT /tenants/{tenantId}/admin-users/{adminUserId}/identities/{identity}",
                (api, who) -> api.put(identity(aColleague()), "{\"password\":\"second_password\"}"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        DELETE_ADMIN_IDENTITY(
                "DELETE /tenants/{tenantId}/admin-users/{adminUserId}/identities/{identity}",
                (api, who) -> api.delete(identity(aColleague())),
                401,
                403,
                403,
                204,
                404,
                204,
                403,
                204),
        LIST_ADMIN_PASSKEYS(
                "GET /tenants/{tenantId}/admin-users/{adminUserId}/identities/{identity}/passkeys",
                (api, who) -> api.get(identity(colleague) + "/passkeys"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        REMOVE_ADMIN_PASSKEY(
                "DELETE /tenants/{tenantId}/admin-users/{adminUserId}/identities/{identity}/passkeys/{passkeyId}",
                (api, who) -> api.delete(identity(colleague) + "/passkeys/" + new UUID(0, 0)),
                401,
                403,
                403,
                404,
                404,
                404,
                403,
                404),
        READ_PERMISSIONS(
                "GET /tenants/{tenantId}/permissions",
                (api, who) -> console(who).get("/tenants/" + tenant.id() + "/permissions"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        CHANGE_PERMISSIONS(
                "PUT /tenants/{tenantId}/permissions",
                (api, who) -> console(who).put("/tenants/" + tenant.id() + "/permissions", "{\"permissions\":{}}"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        SET_WEBHOOK(
                "PUT /tenants/{tenantId}/webhook",
                (api, who) -> console(who)
                        .put("/tenants/" + tenant.id() + "/webhook", "{\"url\":\"https://hooks.example.com\"}"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        READ_WEBHOOK(
                "GET /tenants/{tenantId}/webhook",
                (api, who) -> console(who).get(aWebhook()),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        REMOVE_WEBHOOK(
                "DELETE /tenants/{tenantId}/webhook",
                (api, who) -> console(who).delete("/tenants/" + tenant.id() + "/webhook"),
                401,
                403,
                403,
                204,
                404,
                204,
                403,
                204),
        READ_ROUTES(
                "GET /tenants/{tenantId}/routes",
                (api, who) -> console(who).get("/tenants/" + tenant.id() + "/routes"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        CHANGE_ROUTES(
                "PUT /tenants/{tenantId}/routes",
                (api, who) -> console(who).put("/tenants/" + tenant.id() + "/routes", "{\"routes\":[]}"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        READ_TEXTS(
                "GET /tenants/{tenantId}/texts",
                (api, who) -> console(who).get(texts()),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        SETTLE_TEXTS(
                "PUT /tenants/{tenantId}/texts",
                (api, who) -> console(who).put(texts(), "{\"originBound\":false}"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        READ_TEXT(
                "GET /tenants/{tenantId}/texts/{channel}/{language}/{purpose}",
                (api, who) -> console(who).get(aText()),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        PUT_TEXT(
                "PUT /tenants/{tenantId}/texts/{channel}/{language}/{purpose}",
                (api, who) -> console(who).put(newText(), TEXT),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        PREVIEW_TEXT(
                "POST /tenants/{tenantId}/texts/{channel}/{language}/{purpose}/preview",
                (api, who) -> console(who).post(newText() + "/preview", TEXT),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        REMOVE_TEXT(
                "DELETE /tenants/{tenantId}/texts/{channel}/{language}/{purpose}",
                (api, who) -> console(who).delete(aText()),
                401,
                403,
                403,
                204,
                404,
                204,
                403,
                204),
        READ_LANGUAGE(
                "GET /tenants/{tenantId}/customers/{customerId}/language",
                (api, who) -> console(who).get(language()),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        CHOOSE_LANGUAGE(
                "PUT /tenants/{tenantId}/customers/{customerId}/language",
                (api, who) -> console(who).put(language(), "{\"language\":\"pt\"}"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        FORGET_LANGUAGE(
                "DELETE /tenants/{tenantId}/customers/{customerId}/language",
                (api, who) -> console(who).delete(language()),
                401,
                403,
                403,
                204,
                404,
                204,
                403,
                204),
        READ_BUDGETS(
                "GET /tenants/{tenantId}/budgets",
                (api, who) -> console(who).get("/tenants/" + tenant.id() + "/budgets"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        CHANGE_BUDGETS(
                "PUT /tenants/{tenantId}/budgets",
                (api, who) -> console(who).put("/tenants/" + tenant.id() + "/budgets", BUDGET),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        LIFT_STOP(
                "DELETE /tenants/{tenantId}/budgets/stops/{prefix}",
                (api, who) -> console(who).delete("/tenants/" + tenant.id() + "/budgets/stops/27"),
                401,
                403,
                403,
                404,
                404,
                404,
                403,
                404),
        READ_MESSAGE(
                "GET /tenants/{tenantId}/messages/{messageId}",
                (api, who) -> console(who).get("/tenants/" + tenant.id() + "/messages/" + new UUID(0, 0)),
                401,
                403,
                403,
                404,
                404,
                404,
                403,
                404),
        LIST_MESSAGES(
                "GET /tenants/{tenantId}/messages",
                (api, who) -> console(who).get("/tenants/" + tenant.id() + "/messages"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        REPLAY_MESSAGE(
                "POST /tenants/{tenantId}/messages/{messageId}/replay",
                (api, who) ->
                        console(who).post("/tenants/" + tenant.id() + "/messages/" + new UUID(0, 0) + "/replay", ""),
                401,
                403,
                403,
                404,
                404,
                404,
                403,
                404),
        GIVE_MANDATE(
                "POST /tenants/{tenantId}/members/{memberId}/customers",
                (api, who) -> console(who)
                        .post(
                                "/tenants/" + tenant.id() + "/members/999999999/customers",
                                "{\"customerId\":" + customer + "}"),
                401,
                403,
                403,
                404,
                404,
                404,
                403,
                404),
        WITHDRAW_MANDATE(
                "DELETE /tenants/{tenantId}/members/{memberId}/customers/{customerId}",
                (api, who) ->
                        console(who).delete("/tenants/" + tenant.id() + "/members/999999999/customers/" + customer),
                401,
                403,
                403,
                404,
                404,
                404,
                403,
                404),
        TAKE_OPERATION(
                "POST /tenants/{tenantId}/members/{memberId}/operations",
                (api, who) -> console(who)
                        .post(
                                "/tenants/" + tenant.id() + "/members/999999999/operations",
                                "{\"amount\":{\"currency\":\"EUR\",\"amount\":1},\"payee\":\"Shop\"}"),
                401,
                403,
                403,
                404,
                404,
                404,
                403,
                404),
        REPLACE_PHONE(
                "PUT /tenants/{tenantId}/members/{memberId}/phone",
                (api, who) -> console(who)
                        .put("/tenants/" + tenant.id() + "/members/999999999/phone", "{\"phone\":\"27821234567\"}"),
                401,
                403,
                403,
                404,
                404,
                404,
                403,
                404),
        READ_MAINTENANCE(
                "GET /maintenance",
                (api, who) -> console(who).get("/maintenance"),
                401,
                403,
                403,
                403,
                403,
                200,
                403,
                403),
        SWITCH_MAINTENANCE(
                "PUT /maintenance",
                (api, who) -> console(who).put("/maintenance", "{\"on\":false}"),
                401,
                403,
                403,
                403,
                403,
                200,
                403,
                403),
        READ_MAINTENANCE_OF_TENANT(
                "GET /tenants/{tenantId}/maintenance",
                (api, who) -> console(who).get("/tenants/" + tenant.id() + "/maintenance"),
                401,
                403,
                403,
                403,
                403,
                200,
                403,
                403),
        SWITCH_MAINTENANCE_OF_TENANT(
                "PUT /tenants/{tenantId}/maintenance",
                (api, who) -> console(who).put("/tenants/" + tenant.id() + "/maintenance", "{\"on\":false}"),
                401,
                403,
                403,
                403,
                403,
                200,
                403,
                403),
        LIST_POLICIES(
                "GET /tenants/{tenantId}/populations",
                (api, who) -> console(who).get("/tenants/" + tenant.id() + "/populations"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        READ_POLICIES(
                "GET /tenants/{tenantId}/populations/{population}",
                (api, who) -> console(who).get("/tenants/" + tenant.id() + "/populations/customers"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        CHANGE_POLICIES(
                "PUT /tenants/{tenantId}/populations/{population}",
                (api, who) -> console(who)
                        .put(
                                "/tenants/" + tenant.id() + "/populations/customers",
                                console(Who.ADMIN)
                                        .get("/tenants/" + tenant.id() + "/populations/customers")
                                        .text()),
                401,
                403,
                403,
                403,
                403,
                200,
                403,
                403),
        READ_CALL_LIMITS(
                "GET /tenants/{tenantId}/call-limits",
                (api, who) -> console(who).get("/tenants/" + tenant.id() + "/call-limits"),
                401,
                403,
                403,
                403,
                403,
                200,
                403,
                403),
        SWITCH_CALL_LIMITS(
                "PUT /tenants/{tenantId}/call-limits",
                (api, who) -> console(who).put("/tenants/" + tenant.id() + "/call-limits", "{\"on\":false}"),
                401,
                403,
                403,
                403,
                403,
                200,
                403,
                403),
        READ_UNKNOWN_ACCOUNTS(
                "GET /tenants/{tenantId}/unknown-accounts",
                (api, who) -> console(who).get("/tenants/" + tenant.id() + "/unknown-accounts"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        SWITCH_UNKNOWN_ACCOUNTS(
                "PUT /tenants/{tenantId}/unknown-accounts",
                (api, who) -> console(who).put("/tenants/" + tenant.id() + "/unknown-accounts", "{\"on\":true}"),
                401,
                403,
                403,
                403,
                403,
                200,
                403,
                403),
        ME("GET /me", (api, who) -> console(who).get("/me"), 401, 403, 403, 200, 200, 200, 200, 200),
        CONFIRM(
                "POST /confirmation",
                (api, who) -> console(who).post("/confirmation", "{}"),
                401,
                403,
                403,
                400,
                400,
                400,
                400,
                400),
        LIST_TENANTS(
                "GET /tenants", (api, who) -> console(who).get("/tenants"), 401, 403, 403, 200, 200, 200, 403, 200),
        READ_TENANT(
                "GET /tenants/{tenantId}",
                (api, who) -> console(who).get("/tenants/" + tenant.id()),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        FIND_PEOPLE(
                "GET /tenants/{tenantId}/people",
                (api, who) -> console(who).get("/tenants/" + tenant.id() + "/people?find=" + customer),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        READ_PERSON(
                "GET /tenants/{tenantId}/people/{customerId}",
                (api, who) -> console(who).get("/tenants/" + tenant.id() + "/people/" + customer),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        READ_EVENTS(
                "GET /tenants/{tenantId}/people/{customerId}/events",
                (api, who) -> console(who).get("/tenants/" + tenant.id() + "/people/" + customer + "/events"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        /** None of them has a second factor. */
        UNLOCK(
                "POST /tenants/{tenantId}/subjects/{subjectId}/unlock",
                (api, who) ->
                        console(who).post("/tenants/" + tenant.id() + "/subjects/" + customer + "/unlock", AS_AGREED),
                401,
                403,
                403,
                403,
                404,
                403,
                403,
                403),
        END_ALL_SESSIONS(
                "POST /tenants/{tenantId}/subjects/{subjectId}/sessions/end",
                (api, who) -> console(who)
                        .post("/tenants/" + tenant.id() + "/subjects/" + customer + "/sessions/end", AS_AGREED),
                401,
                403,
                403,
                403,
                404,
                403,
                403,
                403),
        RETIRE(
                "POST /tenants/{tenantId}/subjects/{subjectId}/authenticators/retire",
                (api, who) -> console(who)
                        .post(
                                "/tenants/" + tenant.id() + "/subjects/" + customer + "/authenticators/retire",
                                "{\"kind\":\"TOTP\",\"reason\":\"as agreed\"}"),
                401,
                403,
                403,
                403,
                404,
                403,
                403,
                403),
        INVITE_AGAIN(
                "POST /tenants/{tenantId}/subjects/{subjectId}/invite",
                (api, who) ->
                        console(who).post("/tenants/" + tenant.id() + "/subjects/" + customer + "/invite", AS_AGREED),
                401,
                403,
                403,
                404,
                404,
                404,
                403,
                404),
        SEND_CAP(
                "POST /tenants/{tenantId}/people/{customerId}/cap",
                (api, who) -> console(who).post("/tenants/" + tenant.id() + "/people/" + customer + "/cap", AS_AGREED),
                401,
                403,
                403,
                403,
                404,
                403,
                403,
                403),
        READ_AUDIT(
                "GET /tenants/{tenantId}/audit",
                (api, who) -> console(who).get("/tenants/" + tenant.id() + "/audit?limit=1"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        READ_TALLIES(
                "GET /tenants/{tenantId}/tallies",
                (api, who) -> console(who)
                        .get("/tenants/" + tenant.id() + "/tallies?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        READ_WHOLE_AUDIT(
                "GET /audit", (api, who) -> console(who).get("/audit?limit=1"), 401, 403, 403, 403, 403, 200, 403, 403),
        VERIFY_AUDIT(
                "POST /audit/verification",
                (api, who) -> console(who).post("/audit/verification", "{\"after\":0}"),
                401,
                403,
                403,
                403,
                403,
                200,
                403,
                403),
        READ_KEYS("GET /keys", (api, who) -> console(who).get("/keys"), 401, 403, 403, 403, 403, 200, 403, 403),
        ROTATE_KEYS(
                "POST /keys/rotation",
                (api, who) -> console(who).post("/keys/rotation", AS_AGREED),
                401,
                403,
                403,
                403,
                403,
                403,
                403,
                403),
        READ_LOAD("GET /load", (api, who) -> console(who).get("/load"), 401, 403, 403, 403, 403, 200, 403, 403),
        READ_API_KEYS(
                "GET /tenants/{tenantId}/api-keys",
                (api, who) -> console(who).get("/tenants/" + tenant.id() + "/api-keys"),
                401,
                403,
                403,
                200,
                404,
                200,
                403,
                200),
        MAKE_API_KEY(
                "POST /tenants/{tenantId}/api-keys",
                (api, who) -> console(who)
                        .post("/tenants/" + tenant.id() + "/api-keys", "{\"kind\":\"API\",\"reason\":\"as agreed\"}"),
                401,
                403,
                403,
                403,
                404,
                403,
                403,
                403),
        RETIRE_API_KEY(
                "POST /tenants/{tenantId}/api-keys/{keyId}/retire",
                (api, who) -> console(who).post("/tenants/" + tenant.id() + "/api-keys/000000000000/retire", AS_AGREED),
                401,
                403,
                403,
                403,
                404,
                403,
                403,
                403),
        CREATE_TENANT(
                "POST /tenants",
                (api, who) -> console(who).post("/tenants", "{\"name\":\"Another Bank\"}"),
                401,
                403,
                403,
                403,
                403,
                201,
                403,
                403);

        private final String path;
        private final BiFunction<Api, Who, Answer> call;
        private final Map<Who, Integer> expected = new EnumMap<>(Who.class);

        Operation(String path, BiFunction<Api, Who, Answer> call, int... expected) {
            this.path = path;
            this.call = call;
            for (Who who : Who.values()) {
                this.expected.put(who, expected[who.ordinal()]);
            }
        }
    }

    private static final Set<Operation> OF_THE_CONSOLE =
            EnumSet.range(Operation.READ_PERMISSIONS, Operation.CREATE_TENANT);

    private static Eclipse eclipse;
    private static Tenancy tenant;
    private static long customer;
    private static String name;
    /** Another identity of the customer, whose sessions come and go. */
    private static String spare;

    private static String wallet;
    private static String card;
    private static Colleague colleague;
    private static Colleague institutionAdmin;
    private static Map<Who, String> tokens;

    @BeforeAll
    static void everybodySignsIn() {
        eclipse = Eclipse.at(base());
        tenant = Tenancy.sandbox(eclipse);
        customer = tenant.newCustomer(Body.empty());
        name = Unique.text();
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));
        spare = Unique.text();
        tenant.addIdentity(customer, Body.identity(spare, PASSWORD));
        wallet = made("/wallets/", "walletId", tenant.customer(customer) + "/wallets", WALLET);
        card = made("/cards/", "cardId", wallet + "/cards", CARD);
        colleague = tenant.colleague(tenant.system(), "LEVEL_01", PASSWORD);
        institutionAdmin = tenant.colleague(eclipse.admin(), "INSTITUTION_ADMIN", PASSWORD);
        tokens = new EnumMap<>(Who.class);
        Arrays.stream(Who.values()).filter(who -> who != Who.NOBODY).forEach(who -> tokens.put(who, signIn(who)));
    }

    private static String made(String below, String id, String where, String body) {
        Answer answer = tenant.system().post(where, body);
        return "/tenants/" + tenant.id() + below + answer.json().path(id).asLong();
    }

    static Stream<Arguments> table() {
        return Arrays.stream(Operation.values())
                .flatMap(operation -> Arrays.stream(Who.values()).map(who -> Arguments.of(operation, who)));
    }

    @ParameterizedTest
    @MethodSource("table")
    void everybodyGetsWhatTheTableSays(Operation operation, Who who) {
        Answer answer = operation.call.apply(api(who), who);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(operation.expected.get(who));
        if (answer.status() >= 400 && !OF_THE_CONSOLE.contains(operation)) {
            assertThat(Refusal.in(answer).inShort())
                    .isIn("400 USR007", "401 SEC001", "401 USR002", "403 SEC001", "404 ARCH086", "409 HTT409");
        }
    }

    /** Who adds an operation says here who may call it. */
    @Test
    void noOperationIsMissingFromTheTable() {
        assertThat(Arrays.stream(Operation.values())
                        .map(operation -> operation.path)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of(new EclipseApplication(), new ConsoleApplication())
                        .flatMap(AccessIT::operations)
                        .toList());
    }

    @Test
    void whatBelongsToAnotherTenantLooksLikeWhatDoesNotExist() {
        Api stranger = api(Who.SYSTEM_OF_ANOTHER_TENANT);

        Refusal hidden = Refusal.in(stranger.get(tenant.customer(customer)));
        Refusal missing = Refusal.in(stranger.get(tenant.customer(Long.MAX_VALUE)));
        Refusal noTenant = Refusal.in(stranger.get("/tenants/999999/customers/" + customer));

        assertThat(hidden.inShort()).isEqualTo("404 ARCH086");
        assertThat(List.of(missing.inShort(), noTenant.inShort())).containsOnly("404 ARCH086");
        assertThat(List.of(missing.description(), noTenant.description())).containsOnly(hidden.description());
    }

    /** The number of a customer alone opens nothing: it has to belong to the tenant of the path. */
    @Test
    void aCustomerIsFoundUnderItsOwnTenantOnly() {
        Tenancy other = Tenancy.fresh(eclipse);
        String elsewhere = other.customer(customer);

        assertThat(Refusal.in(other.system().get(elsewhere)).inShort()).isEqualTo("404 ARCH086");
        assertThat(Refusal.in(other.system().get(elsewhere + "/identities")).inShort())
                .isEqualTo("404 ARCH086");
        assertThat(Refusal.in(other.system().delete(elsewhere + "/identities/" + name))
                        .inShort())
                .isEqualTo("404 ARCH086");
        assertThat(Refusal.in(api(Who.ADMIN).get(elsewhere)).inShort()).isEqualTo("404 ARCH086");
        assertThat(Refusal.in(api(Who.THE_CUSTOMER).get(elsewhere)).inShort()).isEqualTo("404 ARCH086");
    }

    @Test
    void thePlatformsOwnTenantHasNoCustomers() {
        assertThat(Refusal.in(api(Who.ADMIN).post("/tenants/0/customers", "{}")).inShort())
                .isEqualTo("404 ARCH086");
        assertThat(Refusal.in(api(Who.ADMIN).get("/tenants/0/customers")).inShort())
                .isEqualTo("404 ARCH086");
    }

    @Test
    void anUnknownTenantHasNoCustomers() {
        assertThat(Refusal.in(api(Who.ADMIN).post("/tenants/999999/customers", "{}"))
                        .inShort())
                .isEqualTo("404 ARCH086");
        assertThat(Refusal.in(api(Who.ADMIN).get("/tenants/999999/customers")).inShort())
                .isEqualTo("404 ARCH086");
    }

    // The story of a new tenant

    @Test
    void aNewTenantTakesOnACustomerWhoReadsTheOwnProfileAndNoOther() {
        Answer made = console(Who.ADMIN).post("/tenants", "{\"name\":\"Bank of 😀\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "name", "apiKey", "programmeKey", "systemIdentity", "systemPassword", "profileIds");
        assertThat(made.at("name")).isEqualTo("Bank of 😀");
        assertThat(List.of(made.at("apiKey"), made.at("programmeKey")))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.length() >= 40);
        assertThat(made.json().path("profileIds").path("consumers").asString()).isEqualTo("1");
        assertThat(made.json().path("profileIds").path("corporates").asString()).isEqualTo("2");

        String jwt = eclipse.jwt(made.at("systemIdentity"), made.at("systemPassword"));
        Tenancy bank =
                new Tenancy(made.json().path("id").asLong(), eclipse.api().as(jwt));
        long own = bank.newCustomer(Body.empty().with("phone1", Unique.phone()));
        long other = bank.newCustomer(Body.empty());
        String identity = Unique.text();
        assertThat(bank.addIdentity(own, Body.identity(identity, "correct horse battery"))
                        .status())
                .isEqualTo(200);

        Answer login = eclipse.login(identity, "correct horse battery");
        assertThat(login.json().path("tenantId").asLong()).isEqualTo(bank.id());
        Api signedIn = eclipse.api().as(Eclipse.jwt(login));
        assertThat(signedIn.get(bank.customer(own)).status()).isEqualTo(200);
        assertThat(Refusal.in(signedIn.get(bank.customer(other))).inShort()).isEqualTo("403 SEC001");
        assertThat(Refusal.in(signedIn.get(tenant.customer(customer))).inShort())
                .isEqualTo("404 ARCH086");
    }

    @Test
    void passwordsAtANewTenantHaveToSatisfyNist() {
        Tenancy bank = Tenancy.fresh(eclipse);
        long own = bank.newCustomer(Body.empty());
        String identity = Unique.text();

        for (String weak : List.of("pass-7c", "password1", "qwertyuiop", identity)) {
            Refusal refusal = Refusal.in(bank.addIdentity(own, Body.identity(identity, weak)));
            assertThat(refusal.inShort()).as(weak).isEqualTo("400 VAL001");
            assertThat(refusal.description()).doesNotContain(weak);
        }
    }

    // The console's dialect

    @Test
    void aTokenWhoseSessionIsOverIsDeadAtTheConsoleToo() {
        String jwt = eclipse.jwt("sandbox-admin", "Sandbox-Admin-1");
        eclipse.logout(jwt);

        requireProblem(eclipse.server().below("/console/api").as(jwt).post("/tenants", "{\"name\":\"Bank\"}"), 401);
        assertThat(Refusal.in(eclipse.api().as(jwt).get(tenant.customer(customer)))
                        .inShort())
                .isEqualTo("401 SEC001");
    }

    @Test
    void theConsoleRefusesInItsOwnWords() {
        Answer noToken = console(Who.NOBODY).post("/tenants", "{\"name\":\"Another Bank\"}");
        Answer unknown = console(Who.ADMIN).get("/nowhere");
        Answer wrongMethod = console(Who.ADMIN).delete("/tenants");

        requireProblem(noToken, 401);
        requireProblem(unknown, 404);
        requireProblem(wrongMethod, 405);
        assertThat(wrongMethod.header("Allow")).contains("POST");
    }

    static Stream<Arguments> badTenants() {
        return Stream.of(
                Arguments.of("", ""),
                Arguments.of("{", ""),
                Arguments.of("{\"name\":\"a\",\"name\":\"b\"}", ""),
                Arguments.of("{}", "name"),
                Arguments.of("{\"name\":7}", "name"),
                Arguments.of("{\"name\":\"  \"}", "name"),
                Arguments.of(Body.empty().with("name", "😀".repeat(81)).toString(), "name"),
                Arguments.of(origins("app.example.com"), "allowedOrigins[0]"),
                Arguments.of(origins("https://" + "a".repeat(250) + ".com"), "allowedOrigins[0]"),
                Arguments.of("{\"name\":\"Bank\",\"allowedOrigins\":[null]}", "allowedOrigins[0]"),
                Arguments.of("{\"name\":\"Bank\",\"allowedOrigins\":\"https://a.example.com\"}", "allowedOrigins"),
                Arguments.of(
                        Body.empty()
                                .with("name", "Bank")
                                .with(
                                        "allowedOrigins",
                                        Stream.iterate(0, i -> i + 1)
                                                .limit(51)
                                                .map(i -> "https://a" + i + ".example.com")
                                                .toList())
                                .toString(),
                        "allowedOrigins"));
    }

    @ParameterizedTest
    @MethodSource("badTenants")
    void theConsoleNamesWhatIsWrong(String body, String field) {
        Answer answer = console(Who.ADMIN).post("/tenants", body);

        requireProblem(answer, 400);
        assertThat(answer.json().path("violations").path(0).path("field").asString(""))
                .isEqualTo(field);
    }

    private static void requireProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("status", "title", "violations", "traceId");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.at("traceId")).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
    }

    private static String origins(String origin) {
        return Body.empty()
                .with("name", "Bank")
                .with("allowedOrigins", List.of(origin))
                .toString();
    }

    private static Api api(Who who) {
        return who == Who.NOBODY ? eclipse.api() : eclipse.api().as(tokens.get(who));
    }

    private static Api console(Who who) {
        Api console = eclipse.server().below("/console/api");
        return who == Who.NOBODY ? console : console.as(tokens.get(who));
    }

    private static String signIn(Who who) {
        return switch (who) {
            case NOBODY -> throw new IllegalArgumentException("Nobody has no token");
            case THE_CUSTOMER -> eclipse.jwt(name, PASSWORD);
            case ANOTHER_CUSTOMER -> eclipse.jwt("username", "user_password");
            case SYSTEM -> eclipse.jwt("sandbox-system", "Sandbox-System-1");
            case SYSTEM_OF_ANOTHER_TENANT -> systemOfAnotherTenant();
            case ADMIN -> eclipse.jwt("sandbox-admin", "Sandbox-Admin-1");
            case LEVEL -> newLevel();
            case INSTITUTION_ADMIN -> eclipse.jwt(institutionAdmin.identity(), PASSWORD);
        };
    }

    /** Somebody else than the colleague whose account is looked at: everybody may look at their own. */
    private static String newLevel() {
        return eclipse.jwt(aColleague().identity(), PASSWORD);
    }

    private static Colleague aColleague() {
        return tenant.colleague(tenant.system(), "LEVEL_01", PASSWORD);
    }

    private static String identity(Colleague of) {
        return tenant.adminUser(of.number()) + "/identities/" + of.identity();
    }

    private static String systemOfAnotherTenant() {
        Answer made = eclipse.console().post("/tenants", "{\"name\":\"Another Bank\"}");
        return eclipse.jwt(made.at("systemIdentity"), made.at("systemPassword"));
    }

    private static Answer login(Api api, Who who) {
        return api.post("/authentication/login", Eclipse.loginBody(name, PASSWORD));
    }

    private static Answer renew(Api api, Who who) {
        return api.post("/authentication/renew", jwtBody(tokens.getOrDefault(who, "no.token.here")));
    }

    /** Of a session of its own, because the others are needed again. */
    private static Answer logout(Api api, Who who) {
        if (who == Who.NOBODY) {
            return api.post("/authentication/logout", jwtBody(tokens.get(Who.THE_CUSTOMER)));
        }
        String jwt = signIn(who);
        return eclipse.api().as(jwt).post("/authentication/logout", jwtBody(jwt));
    }

    private static String jwtBody(String jwt) {
        return Body.empty().with("jwt", jwt).toString();
    }

    /** A new identity of the customer, which may be changed and deleted. */
    private static String anIdentity() {
        String fresh = Unique.text();
        assertThat(tenant.addIdentity(customer, Body.identity(fresh, SOME_BCRYPT))
                        .status())
                .isEqualTo(200);
        return fresh;
    }

    /** Other operations remove it. */
    private static String aWebhook() {
        String webhook = "/tenants/" + tenant.id() + "/webhook";
        console(Who.ADMIN).put(webhook, "{\"url\":\"https://hooks.example.com\"}");
        return webhook;
    }

    private static String texts() {
        return "/tenants/" + tenant.id() + "/texts";
    }

    /** Where nothing is said yet. */
    private static String newText() {
        return texts() + "/SMS/en-" + Unique.text().substring(0, 8) + "/STEP_UP_CODE";
    }

    private static String aText() {
        String text = newText();
        console(Who.SYSTEM).put(text, TEXT);
        return text;
    }

    private static String language() {
        return "/tenants/" + tenant.id() + "/customers/" + customer + "/language";
    }

    private static long aCustomer() {
        return tenant.newCustomer(Body.empty());
    }

    /** A session of the customer that is not needed again. */
    private static String aSession() {
        return eclipse.login(spare, PASSWORD).at("sessionId");
    }

    /** Method and path of everything that a door answers, as its resources declare it. */
    private static Stream<String> operations(DoorApplication door) {
        return door.getClasses().stream()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(found -> found != null)
                        .map(found -> found.value() + " " + path(method)));
    }

    private static String path(Method method) {
        String resource = method.getDeclaringClass().getAnnotation(Path.class).value();
        return method.isAnnotationPresent(Path.class)
                ? resource + method.getAnnotation(Path.class).value()
                : resource;
    }
}
