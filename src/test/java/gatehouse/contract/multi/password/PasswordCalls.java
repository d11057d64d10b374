package gatehouse.contract.multi.password;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.Multi;
import java.util.Map;

/** The calls of 2.2, from one programme. */
final class PasswordCalls {
    static final String CHOSEN = "Chosen-One-1";
    static final String FRESH = "Fresh-One-1";

    private final Multi multi;

    PasswordCalls(Multi multi) {
        this.multi = multi;
    }

    Answer create(String user, String password) {
        return multi.api().post("/passwords/" + user + "/create", body(password));
    }

    static String body(String password) {
        return Body.empty().with("password", value(password)).toString();
    }

    /** Who can sign in with {@link #CHOSEN}: a corporate's root, whose address nobody has to confirm first. */
    Multi.Root member() {
        Multi.Root root = multi.corporate();
        Multi.token(create(root.id(), CHOSEN));
        return root;
    }

    Answer update(String token, String old, String fresh) {
        return update(multi.api().as(token), old, fresh);
    }

    static Answer update(Api api, String old, String fresh) {
        return api.post(
                "/passwords/update",
                Body.empty()
                        .with("oldPassword", value(old))
                        .with("newPassword", value(fresh))
                        .toString());
    }

    Answer validate(String password) {
        return multi.api().post("/passwords/validate", body(password));
    }

    Answer start(String email) {
        return multi.api()
                .post(
                        "/passwords/lost_password/start",
                        Body.empty().with("email", email).toString());
    }

    Answer resume(Object nonce, String email, String fresh) {
        return multi.api()
                .post(
                        "/passwords/lost_password/resume",
                        Body.empty()
                                .with("nonce", nonce)
                                .with("email", email)
                                .with("newPassword", value(fresh))
                                .toString());
    }

    private static Map<String, String> value(String password) {
        return Map.of("value", password);
    }
}
