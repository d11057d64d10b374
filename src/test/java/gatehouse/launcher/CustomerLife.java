package gatehouse.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Unique;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * One customer from creation to a reset password, call by call, with a client that remembers what it was answered. The
 * server may die at any moment; then the call under way is unanswered and the life is cut short. What the client
 * remembers is what the server has to keep.
 */
public final class CustomerLife {
    /** The calls in their order. */
    public enum Step {
        CREATE_CUSTOMER,
        CREATE_IDENTITY,
        CREATE_OTHER_IDENTITY,
        MISTYPE,
        SIGN_IN,
        SIGN_IN_AGAIN,
        SIGN_OUT,
        ASK_FOR_CODE,
        READ_CODE,
        CHANGE_PASSWORD
    }

    /** What the client knows of a call. */
    public enum Knowledge {
        NOT_SENT,
        /** Sent, and the connection broke: it happened as a whole or not at all. */
        UNANSWERED,
        ANSWERED
    }

    /** A server that is stopping says so as long as it can, to calls that it has or has not begun with. */
    private static final int UNAVAILABLE = 503;

    private static final class CutShort extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final String FIRST = "first_password";
    private static final String SECOND = "second_password";
    private static final String CODE = "123456";
    /** Longer than a claim that its dispatcher took to the grave, and a turn of the sweeper. */
    private static final Duration DELIVERY = Duration.ofSeconds(60);

    private final Map<Step, Knowledge> known = new EnumMap<>(Step.class);
    private final String identity = "life-" + Unique.text();
    private final String otherIdentity = "other-" + identity;
    private final String phone = Unique.phone();

    private long customer;
    private String session;
    private String endedSession;

    public Knowledge of(Step step) {
        return known.getOrDefault(step, Knowledge.NOT_SENT);
    }

    public boolean isWhole() {
        return of(Step.CHANGE_PASSWORD) == Knowledge.ANSWERED;
    }

    public String otherIdentity() {
        return otherIdentity;
    }

    /** @param system the door with the rights of the tenant */
    public void live(Eclipse eclipse, Api system) {
        try {
            begin(system);
            signInAndOut(eclipse);
            resetPassword(eclipse);
        } catch (UncheckedIOException | CutShort ended) {
            assertThat(known).containsValue(Knowledge.UNANSWERED);
        }
    }

    private void begin(Api system) {
        Answer created = answered(
                Step.CREATE_CUSTOMER,
                201,
                () -> system.post("/tenants/" + Eclipse.TENANT + "/customers", "{\"phone1\":\"" + phone + "\"}"));
        customer = created.json().path("customerId").asLong();
        String identities = Eclipse.identitiesOf(customer);
        answered(Step.CREATE_IDENTITY, 200, () -> system.post(identities, Eclipse.loginBody(identity, FIRST)));
        answered(
                Step.CREATE_OTHER_IDENTITY,
                200,
                () -> system.post(identities, Eclipse.loginBody(otherIdentity, FIRST)));
    }

    private void signInAndOut(Eclipse eclipse) {
        answered(Step.MISTYPE, 401, () -> eclipse.login(otherIdentity, "mistyped"));
        session = Eclipse.jwt(answered(Step.SIGN_IN, 200, () -> eclipse.login(identity, FIRST)));
        String second = Eclipse.jwt(answered(Step.SIGN_IN_AGAIN, 200, () -> eclipse.login(identity, FIRST)));
        answered(Step.SIGN_OUT, 204, () -> eclipse.logout(second));
        endedSession = second;
    }

    private void resetPassword(Eclipse eclipse) {
        answered(Step.ASK_FOR_CODE, 204, () -> eclipse.askForCode(identity, "OTP"));
        // A server lets an early answer wait for the code, but for three seconds only, and this one is kept busy.
        readCode(eclipse);
        answered(Step.CHANGE_PASSWORD, 204, () -> changePassword(eclipse));
    }

    private void readCode(Eclipse eclipse) {
        known.put(Step.READ_CODE, Knowledge.UNANSWERED);
        await().atMost(DELIVERY).until(() -> codesIn(available(inbox(eclipse))) > 0);
        known.put(Step.READ_CODE, Knowledge.ANSWERED);
    }

    private Answer changePassword(Eclipse eclipse) {
        return eclipse.changePassword(identity, CODE, SECOND);
    }

    private Answer answered(Step step, int status, Supplier<Answer> call) {
        known.put(step, Knowledge.UNANSWERED);
        Answer answer = available(call.get());
        assertThat(answer.status()).as("%s of %s: %s", step, identity, answer).isEqualTo(status);
        known.put(step, Knowledge.ANSWERED);
        return answer;
    }

    private static Answer available(Answer answer) {
        if (answer.status() == UNAVAILABLE || answer.isOfAServerThatStops()) {
            throw new CutShort();
        }
        return answer;
    }

    /** Whatever the client was promised is there after a restart, and of the rest nothing is there by halves. */
    public void check(Eclipse eclipse, Api system) {
        if (of(Step.CREATE_CUSTOMER) != Knowledge.ANSWERED) {
            return;
        }
        assertThat(system.get("/tenants/" + Eclipse.TENANT + "/customers/" + customer)
                        .at("phone1"))
                .as("the customer that was created")
                .isEqualTo(phone);
        checkIdentity(eclipse, system);
        if (of(Step.SIGN_IN) == Knowledge.ANSWERED) {
            checkPasswordAndSessions(eclipse);
            checkCode(eclipse);
        }
    }

    private void checkIdentity(Eclipse eclipse, Api system) {
        boolean listed = isListed(system.get(Eclipse.identitiesOf(customer)).json());
        if (of(Step.CREATE_IDENTITY) == Knowledge.ANSWERED) {
            assertThat(listed).as("the identity that was created").isTrue();
        } else {
            assertThat(signsIn(eclipse, FIRST))
                    .as("an identity is there with its password, or not at all")
                    .isEqualTo(listed);
        }
    }

    private boolean isListed(JsonNode identities) {
        for (JsonNode one : identities) {
            if (one.path("identity").asString().equals(identity)) {
                return true;
            }
        }
        return false;
    }

    private void checkPasswordAndSessions(Eclipse eclipse) {
        boolean first = signsIn(eclipse, FIRST);
        boolean second = signsIn(eclipse, SECOND);
        switch (of(Step.CHANGE_PASSWORD)) {
            case ANSWERED ->
                assertThat(second).as("the password that was changed").isTrue();
            case NOT_SENT -> assertThat(first).as("the password as it was").isTrue();
            case UNANSWERED -> assertThat(first || second).as("one of the two").isTrue();
        }
        assertThat(first && second).as("both passwords").isFalse();
        assertThat(isLive(eclipse, session))
                .as("a session lives exactly as long as the password it began with")
                .isEqualTo(first);
        if (of(Step.SIGN_OUT) == Knowledge.ANSWERED) {
            assertThat(isLive(eclipse, endedSession))
                    .as("the session that was ended")
                    .isFalse();
        }
        if (of(Step.CHANGE_PASSWORD) == Knowledge.UNANSWERED) {
            known.put(Step.CHANGE_PASSWORD, second ? Knowledge.ANSWERED : Knowledge.NOT_SENT);
        }
    }

    /** A code that was promised arrives; one that nobody was told of arrives if it opens anything. */
    private void checkCode(Eclipse eclipse) {
        boolean promised = of(Step.ASK_FOR_CODE) == Knowledge.ANSWERED;
        boolean opens = of(Step.ASK_FOR_CODE) == Knowledge.UNANSWERED
                && changePassword(eclipse).status() == 204;
        if (opens) {
            known.put(Step.CHANGE_PASSWORD, Knowledge.ANSWERED);
        }
        if (promised || opens) {
            await().atMost(DELIVERY)
                    .untilAsserted(() -> assertThat(codesIn(inbox(eclipse)))
                            .as("codes that came to %s", identity)
                            .isEqualTo(1));
            known.put(Step.ASK_FOR_CODE, Knowledge.ANSWERED);
        }
    }

    private Answer inbox(Eclipse eclipse) {
        return eclipse.server().get("/sandbox/messages?to=" + phone + "&limit=10");
    }

    private static int codesIn(Answer inbox) {
        int sent = 0;
        for (JsonNode message : inbox.json()) {
            sent += message.path("text").asString().contains(CODE) ? 1 : 0;
        }
        return sent;
    }

    private boolean signsIn(Eclipse eclipse, String password) {
        Answer answer = eclipse.login(identity, password);
        assertThat(answer.status()).as("%s", answer).isIn(200, 401);
        return answer.status() == 200;
    }

    private boolean isLive(Eclipse eclipse, String jwt) {
        int status = eclipse.api()
                .as(jwt)
                .get("/tenants/" + Eclipse.TENANT + "/customers/" + customer)
                .status();
        assertThat(status).isIn(200, 401);
        return status == 200;
    }
}
