package gatehouse.fault;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.AuthenticatorApp;
import gatehouse.rig.Body;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.KeyHolder;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What opened something once and was used up just before a fault: a code that came by SMS, a step of an authenticator app,
 * the answer to a login challenge, and a session that was ended. Everything else that those calls carry is right.
 */
final class UsedUp {
    private static final KeyHolder KEY = KeyHolder.with2048Bits();
    private static final String PASSWORD = "first_password";

    private final Map<String, Supplier<Answer>> again = new LinkedHashMap<>();
    private final Eclipse eclipse;
    private final Tenancy tenant;

    private UsedUp(Eclipse eclipse) {
        this.eclipse = eclipse;
        this.tenant = Tenancy.sandbox(eclipse);
    }

    static UsedUp of(Eclipse eclipse) {
        UsedUp all = new UsedUp(eclipse);
        all.code();
        all.step();
        all.challenge();
        all.session();
        return all;
    }

    private void code() {
        Person person = eclipse.person(PASSWORD);
        eclipse.askForCode(person.identity(), "OTP");
        eclipse.sandbox().awaitCodeTo(person.phone());
        use(204, "code", () -> eclipse.changePassword(person.identity(), "123456", "second_password"));
    }

    private void step() {
        String name = Unique.text();
        Answer created = identity(Body.identity(name, PASSWORD).with("totp", true));
        Body login = Body.identity(name, PASSWORD)
                .with("totp", AuthenticatorApp.opening(created.at("totpUri")).nextCode());
        use(200, "step", () -> login(login));
    }

    private void challenge() {
        String name = Unique.text();
        identity(Body.identity(name, PASSWORD).with("base64EncodedPublicKey", KEY.publicKey()));
        Answer challenge = eclipse.api()
                .post(
                        "/authentication/login-challenges",
                        Body.empty()
                                .with("identity", name)
                                .with("algorithm", KeyHolder.SIGNATURE)
                                .toString());
        Body login = KEY.answering(challenge, Body.identity(name, PASSWORD));
        use(200, "challenge", () -> login(login));
    }

    private void session() {
        Person person = eclipse.person(PASSWORD);
        String jwt = eclipse.jwt(person.identity(), PASSWORD);
        use(200, "session", () -> eclipse.api().as(jwt).get(tenant.customer(person.customer())));
        eclipse.logout(jwt);
    }

    private Answer identity(Body body) {
        long customer = tenant.newCustomer(Body.empty().with("phone1", Unique.phone()));
        return tenant.addIdentity(customer, body);
    }

    private Answer login(Body body) {
        return eclipse.api().post("/authentication/login", body.toString());
    }

    private void use(int status, String what, Supplier<Answer> call) {
        Answer used = call.get();
        if (used.status() != status) {
            throw new AssertionError("The first " + what + " was answered " + used);
        }
        again.put(what, call);
    }

    /** What each of them is answered when it is tried once more. */
    Map<String, Answer> tryAgain() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        again.forEach((what, call) -> answers.put(what, call.get()));
        return answers;
    }
}
