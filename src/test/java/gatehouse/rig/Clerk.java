package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;

/**
 * Somebody who works at the console and has an authenticator app, signed in with it.
 *
 * @param console as them
 * @param door the eclipse door as them
 * @param account of theirs, below the eclipse door
 * @param identity they sign in with
 */
public record Clerk(Api console, Api door, String account, String identity, AuthenticatorApp app) {
    private static final String PASSWORD = "correct horse battery";

    /** @param tenant at which they work; 0 for a GLOBAL_ADMIN */
    public static Clerk at(Eclipse eclipse, long tenant, String position) {
        Api admin = eclipse.admin();
        String adminUsers = "/tenants/" + tenant + "/admin-users";
        Answer made = admin.post(adminUsers, Tenancy.newAdminUser(position).toString());
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String account = adminUsers + "/" + made.json().path("adminUserId").asLong();
        String identity = Unique.text();
        Answer given = admin.post(
                account + "/identities",
                Body.identity(identity, PASSWORD).with("totp", true).toString());
        assertThat(given.status()).as(given.toString()).isEqualTo(200);
        AuthenticatorApp app = AuthenticatorApp.opening(given.at("totpUri"));
        Answer login = eclipse.api()
                .post(
                        "/authentication/login",
                        Body.identity(identity, PASSWORD)
                                .with("totp", app.nextCode())
                                .toString());
        assertThat(login.status()).as(login.toString()).isEqualTo(200);
        String jwt = Eclipse.jwt(login);
        return new Clerk(
                eclipse.server().below("/console/api").as(jwt), eclipse.api().as(jwt), account, identity, app);
    }

    /** Shows the second code of the app; a third in a row may be too early. */
    public Clerk confirmed() {
        Answer confirmed = confirm(app.nextCode());
        assertThat(confirmed.status()).as(confirmed.toString()).isEqualTo(200);
        return this;
    }

    public Answer confirm(String code) {
        return console.post("/confirmation", Body.empty().with("otp", code).toString());
    }

    /** A call with nothing but a reason. */
    public Answer because(String path) {
        return console.post(path, because().toString());
    }

    public static Body because() {
        return Body.empty().with("reason", "The customer called");
    }
}
