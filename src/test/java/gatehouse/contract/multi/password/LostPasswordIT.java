package gatehouse.contract.multi.password;

import static gatehouse.contract.multi.password.PasswordCalls.CHOSEN;
import static gatehouse.contract.multi.password.PasswordCalls.FRESH;
import static gatehouse.rig.MultiAnswers.assertConflict;
import static gatehouse.rig.MultiAnswers.assertEmpty;
import static gatehouse.rig.MultiAnswers.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.Unique;
import gatehouse.support.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lost password (2.2, 2.5, 3.4). */
@Tag("acceptance")
class LostPasswordIT extends DeployedGatehouse {
    private static final String CODE = "123456";
    private static final String WRONG = "654321";

    private Multi multi;
    private PasswordCalls passwords;

    @BeforeEach
    void aProgramme() {
        multi = Multi.at(base());
        passwords = new PasswordCalls(multi);
    }

    @AfterEach
    void backToRealTime() {
        multi.sandbox().backToRealTime();
    }

    @Test
    void theMailedLinkCarriesTheCodeAndThenTheAddressInItsFragment() {
        Multi.Root member = passwords.member();

        assertEmpty(passwords.start(member.email()), 204);

        String mail = multi.sandbox().awaitTextsTo(member.email(), 1).get(0);
        assertThat(mail).endsWith("#nonce=" + CODE + "&email=" + member.email().replace("@", "%40"));
    }

    @Test
    void theCodeSetsANewPasswordAndEndsEverySession() {
        Multi.Root member = passwords.member();
        String before = multi.token(member.email(), CHOSEN);
        passwords.start(member.email());

        Answer reset = passwords.resume(CODE, member.email(), FRESH);

        assertThat(reset.status()).as(reset.toString()).isEqualTo(200);
        assertThat(reset.json().propertyNames()).containsExactly("token");
        assertThat(multi.opens(reset.at("token"))).isTrue();
        assertThat(multi.opens(before)).isFalse();
        assertThat(multi.accessToken(reset.at("token"), "CORPORATE", member.id())
                        .at("status"))
                .isEqualTo("STANDARD");
        assertEmpty(multi.login(member.email(), CHOSEN), 403);
        assertThat(multi.login(member.email(), FRESH).status()).isEqualTo(200);
        multi.sandbox().awaitTextTo(member.email(), text -> text.contains("was changed"));
        assertConflict(passwords.resume(CODE, member.email(), CHOSEN), "INVALID_NONCE_OR_EMAIL");
    }

    @Test
    void theCodeMayComeAsANumber() {
        Multi.Root member = passwords.member();
        passwords.start(member.email());

        assertThat(passwords.resume(123456, member.email(), FRESH).status()).isEqualTo(200);
    }

    @Test
    void ofManyUsesOfOneCodeOneSucceeds() {
        Multi.Root member = passwords.member();
        passwords.start(member.email());

        List<Integer> statuses = Together.times(6, () -> passwords.resume(CODE, member.email(), FRESH)).stream()
                .map(Answer::status)
                .toList();

        assertThat(statuses).containsOnly(200, 409);
        assertThat(statuses).containsOnlyOnce(200);
    }

    @Test
    void whateverIsWrongWithCodeOrAddressIsOneRefusal() {
        Multi.Root member = passwords.member();
        Multi.Root other = passwords.member();
        String refused = "INVALID_NONCE_OR_EMAIL";

        assertConflict(passwords.resume(CODE, member.email(), FRESH), refused);
        passwords.start(member.email());
        assertConflict(passwords.resume(WRONG, member.email(), FRESH), refused);
        assertConflict(passwords.resume(CODE, other.email(), FRESH), refused);
        assertConflict(passwords.resume(CODE, Unique.text() + "@example.com", FRESH), refused);
        String key = Eclipse.at(base()).tenant().path("apiKey").asString();
        assertConflict(new PasswordCalls(Multi.at(base(), key)).resume(CODE, member.email(), FRESH), refused);
        multi.sandbox().advance(Duration.ofMinutes(5));
        assertConflict(passwords.resume(CODE, member.email(), FRESH), refused);
    }

    @Test
    void fiveWrongCodesInARowEndItEvenForTheNextCode() {
        Multi.Root member = passwords.member();
        passwords.start(member.email());
        for (int i = 0; i < 5; i++) {
            assertConflict(passwords.resume(WRONG, member.email(), FRESH), "INVALID_NONCE_OR_EMAIL");
        }
        multi.sandbox().advance(Duration.ofSeconds(15));
        passwords.start(member.email());
        multi.sandbox().awaitTextsTo(member.email(), 2);

        assertConflict(passwords.resume(CODE, member.email(), FRESH), "INVALID_NONCE_OR_EMAIL");
        assertThat(multi.login(member.email(), CHOSEN).status()).isEqualTo(200);
    }

    @Test
    void aPasswordThatWillNotDoLeavesTheCodeGood() {
        Multi.Root member = passwords.member();
        passwords.start(member.email());

        assertConflict(passwords.resume(CODE, member.email(), "Shrt-1a"), "PASSWORD_TOO_SHORT");
        assertConflict(passwords.resume(CODE, member.email(), "Thirty-one-characters-are-many1"), "PASSWORD_TOO_LONG");
        assertConflict(passwords.resume(CODE, member.email(), "alphanum12"), "PASSWORD_TOO_SIMPLE");
        assertConflict(passwords.resume(CODE, member.email(), CHOSEN), "PASSWORD_ALREADY_USED");

        assertThat(passwords.resume(CODE, member.email(), FRESH).status()).isEqualTo(200);
    }

    @Test
    void whoNeverHadAPasswordCannotHaveLostIt() {
        Multi.Root root = multi.consumer();

        assertEmpty(passwords.start(root.email()), 204);

        assertConflict(passwords.resume(CODE, root.email(), FRESH), "PASSWORD_NOT_SET");
        assertThat(passwords.create(root.id(), CHOSEN).status()).isEqualTo(200);
    }

    /** Whoever shuts somebody out voids what was sent to them, so they may learn no more than a stranger. */
    @Test
    void whoWasShutOutMeanwhileResetsNothing() {
        Api company = multi.api().as(multi.tokenToAddUsers(multi.corporate()));
        String email = Unique.text() + "@example.com";
        String user = company.post("/users", Multi.userBody(email).toString()).at("id");
        Multi.token(passwords.create(user, CHOSEN));
        passwords.start(email);
        company.post("/users/" + user + "/deactivate", "{}");

        assertConflict(passwords.resume(CODE, email, FRESH), "INVALID_NONCE_OR_EMAIL");
    }

    @Test
    void aResetOpensALockedLogin() {
        Multi.Root member = passwords.member();
        for (int i = 0; i < 5; i++) {
            multi.login(member.email(), WRONG);
        }
        passwords.start(member.email());

        assertThat(passwords.resume(CODE, member.email(), FRESH).status()).isEqualTo(200);

        assertThat(multi.login(member.email(), FRESH).status()).isEqualTo(200);
    }

    @Test
    void aSecondRequestWithinFifteenSecondsIsDroppedInSilence() {
        Multi.Root member = passwords.member();
        passwords.start(member.email());
        multi.sandbox().awaitTextsTo(member.email(), 1);

        assertEmpty(passwords.start(member.email()), 204);

        // Carried out before this is answered.
        assertThat(passwords.resume(CODE, member.email(), FRESH).status()).isEqualTo(200);
        List<String> mails = multi.sandbox().awaitTextsTo(member.email(), 2);
        assertThat(mails).filteredOn(mail -> mail.contains("#nonce=")).hasSize(1);
    }

    @Test
    void onlyWhereTheTenantLetsItAnUnknownAddressIsTold() {
        String nobody = Unique.text() + "@example.com";
        String key = Eclipse.at(base()).tenant().path("apiKey").asString();

        assertConflict(passwords.start(nobody), "ACCOUNT_NOT_FOUND");
        assertEmpty(new PasswordCalls(Multi.at(base(), key)).start(nobody), 204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start | {} | email | REQUIRED",
                "start | {\"email\":\"nobody\"} | email | REGEX",
                "resume | {\"email\":\"a@example.com\",\"newPassword\":{\"value\":\"x\"}} | nonce | REQUIRED",
                "resume | {\"nonce\":\"123456\",\"newPassword\":{\"value\":\"x\"}} | email | REQUIRED",
                "resume | {\"nonce\":\"123456\",\"email\":\"a@example.com\"} | newPassword | REQUIRED"
            })
    void fieldsThatAreWrongAreNamed(String call, String body, String field, String error) {
        assertInvalid(multi.api().post("/passwords/lost_password/" + call, body), "[]", field, error);
    }
}
