package gatehouse.contract.eclipse.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.card.Pan;
import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Crowd;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.ServerLog;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The card access password, which shows a card whole and does nothing else (2.6, row 22). */
class CardAccessPasswordIT extends DeployedGatehouse {
    private static final String CAP = "{\"identity\":\"CAP\"}";
    private static final Pattern GIVEN = Pattern.compile("password is (\\S{14})\\. It shows");
    private static final String UNKNOWN = "/tenants/1/customers/999999999/identities";

    private Eclipse eclipse;
    private Api system;
    private Person person;
    private long card;

    @BeforeEach
    void aCustomerWithACard() {
        eclipse = Eclipse.at(base());
        system = eclipse.system();
        person = eclipse.person("first_password");
        card = issueCard(person.customer());
    }

    private long issueCard(long customer) {
        long wallet = system.post(
                        "/tenants/1/customers/" + customer + "/wallets", "{\"name\":\"Main\",\"currency\":\"ZAR\"}")
                .json()
                .path("walletId")
                .asLong();
        Answer issued = system.post("/tenants/1/wallets/" + wallet + "/cards", "{\"cardHolderName\":\"Ada Lovelace\"}");
        assertThat(issued.status()).as(issued.toString()).isEqualTo(201);
        return issued.json().path("cardId").asLong();
    }

    @Test
    void givenByTheTenantItGoesToTheCustomersPhoneAndNowhereElse() {
        Answer given = system.post(identities(), CAP);

        assertThat(given.status()).isEqualTo(200);
        assertThat(given.at("identity")).isEqualTo("CAP");
        assertThat(given.json().path("customerId").asLong()).isEqualTo(person.customer());
        assertThat(given.at("created")).isNotEmpty();
        String cap = givenBySms();
        assertThat(given.text()).doesNotContain(cap);
        Answer whole = details(cap);
        assertThat(whole.status()).isEqualTo(200);
        Answer masked = system.get("/tenants/1/cards/" + card);
        Pan pan = Pan.parse(whole.at("pan")).orElseThrow();
        assertThat(List.copyOf(whole.json().propertyNames())).containsExactly("pan", "expiry", "cvv", "cardHolderName");
        assertThat(pan.masked()).isEqualTo(masked.at("pan"));
        assertThat(whole.at("expiry")).isEqualTo(masked.at("expiry"));
        assertThat(whole.at("cvv")).matches("[0-9]{3}");
        assertThat(whole.at("cardHolderName")).isEqualTo("Ada Lovelace");
        assertThat(whole.raw().headers().allValues("Cache-Control")).containsOnly("no-store");
        assertThat(ServerLog.text()).contains("message.sent").doesNotContain(cap, pan.reveal());
    }

    @Test
    void aNewOneTakesThePlaceOfTheOld() {
        system.post(identities(), CAP);
        String first = givenBySms();
        system.post(identities(), CAP);
        String second = givenBySmsAfter(first);

        assertRefused(401, "USR002", details(first));
        assertThat(details(second).status()).isEqualTo(200);
    }

    @Test
    void theTenantGivesNoneToACustomerThatIsUnknownOrCannotBeReached() {
        long silent = system.post("/tenants/1/customers", "{}")
                .json()
                .path("customerId")
                .asLong();

        assertRefused(404, "ARCH086", system.post(UNKNOWN, CAP));
        assertRefused(400, "IAE002", system.post(Eclipse.identitiesOf(silent), CAP));
    }

    @Test
    void anotherTenantsCustomerIsHidden() {
        Answer tenant = eclipse.server()
                .as(eclipse.jwt("sandbox-admin", "Sandbox-Admin-1"))
                .post("/console/api/tenants", "{\"name\":\"Other\"}");
        Api other = eclipse.api().as(eclipse.jwt(tenant.at("systemIdentity"), tenant.at("systemPassword")));

        assertRefused(404, "ARCH086", other.post(identities(), CAP));
        assertRefused(404, "ARCH086", other.put(identities() + "/CAP", "{\"password\":\"some-secret\"}"));
        assertRefused(404, "ARCH086", other.delete(identities() + "/CAP"));
    }

    @Test
    void withoutATokenACodeSetsIt() {
        Answer asked = askForCode();

        Answer set = eclipse.api().post(identities(), withCode("chosen-secret", "123456"));

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.at("identity")).isEqualTo("CAP");
        assertThat(asked.text()).doesNotContain("created");
        assertThat(newestPurpose()).isIn("CARD_ACCESS_CODE", "CARD_ACCESS_CHANGED");
        assertThat(set.status()).isEqualTo(200);
        assertThat(set.at("created")).isNotEmpty();
        assertThat(details("chosen-secret").status()).isEqualTo(200);
        assertRefused(400, "USR007", eclipse.api().post(identities(), withCode("other-secret", "123456")));
        assertThat(details("chosen-secret").status()).isEqualTo(200);
    }

    @Test
    void whoeverAsksForACodeLearnsNothing() {
        Answer known = eclipse.api().post(identities(), CAP);
        Answer tooSoon = eclipse.api().post(identities(), CAP);
        Answer unknown = eclipse.api().post(UNKNOWN, CAP);

        assertThat(List.of(known.status(), tooSoon.status(), unknown.status())).containsOnly(200);
        assertThat(tooSoon.text()).isEqualTo(known.text());
        assertThat(unknown.text().replace("999999999", "" + person.customer())).isEqualTo(known.text());
        assertRefused(400, "USR007", eclipse.api().post(UNKNOWN, withCode("chosen-secret", "123456")));
        assertRefused(400, "USR007", eclipse.api().post(identities(), withCode("chosen-secret", "654321")));
    }

    @Test
    void aCodeOfAnotherPurposeSetsNothing() {
        eclipse.api().post("/global/identities/" + person.identity() + "/password-change-init", "{\"type\":\"OTP\"}");

        assertRefused(400, "USR007", eclipse.api().post(identities(), withCode("chosen-secret", "123456")));
    }

    @Test
    void fiveWrongCodesEndTheCodeAndNoMoreThanFiveAreJudged() {
        askForCode();
        List<Answer> wrong = Crowd.of(10, () -> eclipse.api().post(identities(), withCode("chosen-secret", "000000")));

        assertThat(wrong).allSatisfy(answer -> assertRefused(400, "USR007", answer));
        assertRefused(400, "USR007", eclipse.api().post(identities(), withCode("chosen-secret", "123456")));
        assertThat(eclipse.login(person.identity(), person.password()).status())
                .as("codes share no count with a login")
                .isEqualTo(200);
    }

    @Test
    void aCodeIsGoodOnceEvenForManyAtOnce() {
        askForCode();

        List<Answer> answers = Crowd.of(6, () -> eclipse.api().post(identities(), withCode("chosen-secret", "123456")));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(details("chosen-secret").status()).isEqualTo(200);
    }

    @Test
    void aPasswordThatWillNotDoLeavesTheCodeAlive() {
        askForCode();
        String bcrypt = "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

        assertRefused(400, "VAL001", eclipse.api().post(identities(), withCode("ab", "123456")));
        assertRefused(400, "IAE002", eclipse.api().post(identities(), withCode(bcrypt, "123456")));
        assertThat(eclipse.api()
                        .post(identities(), withCode("chosen-secret", "123456"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"identity\":\"CAP\",\"password\":\"chosen-secret\"} | otp must not be null",
                "{\"identity\":\"CAP\",\"otp\":\"123456\"} | password must not be null",
                "{\"identity\":\"CAP\",\"totp\":true} | totp must be null",
                "{\"identity\":\"CAP\",\"expires\":\"2030-01-01T00:00:00Z\"} | expires must be null",
                "{\"identity\":\"CAP\",\"authLockedAfter\":\"2030-01-01T00:00:00Z\"} | authLockedAfter must be null"
            })
    void withoutATokenAnIncompleteCallIsRefusedByItsField(String body, String sentence) {
        for (String path : List.of(identities(), UNKNOWN)) {
            Answer answer = eclipse.api().post(path, body);

            assertRefused(400, "VAL001", answer);
            assertThat(answer.text()).contains(sentence);
        }
    }

    @Test
    void theOwnerSetsItWithTheirOwnToken() {
        Api owner = owner();

        Answer set = owner.post(identities(), withPassword("chosen-secret"));

        assertThat(set.status()).isEqualTo(200);
        assertThat(set.at("identity")).isEqualTo("CAP");
        assertThat(details("chosen-secret").status()).isEqualTo(200);
        assertThat(owner.post("/tenants/1/cards/" + card + "/details", "{\"cap\":\"chosen-secret\"}")
                        .status())
                .isEqualTo(200);
        assertRefused(400, "VAL001", owner.post(identities(), CAP));
        assertRefused(400, "VAL001", owner.post(identities(), withCode("chosen-secret", "123456")));
        assertRefused(403, "SEC001", owner.post(Eclipse.identitiesOf(3), withPassword("chosen-secret")));
        assertRefused(403, "SEC001", owner.post(Eclipse.identitiesOf(3), CAP));
    }

    @Test
    void theTenantMayChooseItInClearButNotHashed() {
        String bcrypt = "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

        assertThat(system.post(identities(), withPassword("chosen-secret")).status())
                .isEqualTo(200);
        assertThat(details("chosen-secret").status()).isEqualTo(200);
        assertRefused(400, "IAE002", system.post(identities(), withPassword(bcrypt)));
        assertRefused(400, "VAL001", system.post(identities(), withCode("chosen-secret", "123456")));
        assertRefused(404, "ARCH086", system.post(UNKNOWN, withPassword("chosen-secret")));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> eclipse.newestTextTo(person.phone()), text -> text.contains("was changed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cap", "Cap", "CAp", "ＣＡＰ"})
    void everyOtherSpellingIsRefusedAsAnIdentity(String spelling) {
        String body = Eclipse.loginBody(spelling, "chosen-secret");

        assertRefused(400, "IAE002", system.post(identities(), body));
        assertRefused(400, "IAE002", owner().post(identities(), body));
        assertRefused(401, "SEC001", eclipse.api().post(identities(), body));
        assertRefused(401, "SEC001", eclipse.api().post(identities(), "{\"identity\":\"" + spelling + "\"}"));
    }

    @Test
    void itNeverGivesATokenAndSigningInWithItDoesNothing() {
        system.post(identities(), withPassword("chosen-secret"));

        for (String spelling : List.of("CAP", "cap", "Cap", "ＣＡＰ", "CAP", "CAP")) {
            assertRefused(401, "USR002", eclipse.login(spelling, "chosen-secret"));
        }
        assertThat(details("chosen-secret").status())
                .as("six logins are no guess")
                .isEqualTo(200);
    }

    @Test
    void aPasswordChangeForItAnswersAlikeAndDoesNothing() {
        system.post(identities(), withPassword("chosen-secret"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> eclipse.newestTextTo(person.phone()), text -> text.contains("was changed"));
        String path = "/global/identities/CAP";

        assertThat(eclipse.api()
                        .post(path + "/password-change-init", "{\"type\":\"OTP\"}")
                        .status())
                .isEqualTo(204);
        assertRefused(
                400,
                "USR007",
                eclipse.api().post(path + "/password-change", "{\"hash\":\"123456\",\"password\":\"other-secret\"}"));
        assertThat(details("chosen-secret").status()).isEqualTo(200);
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void itIsNoIdentityInTheList() {
        system.post(identities(), withPassword("chosen-secret"));

        Answer list = system.get(identities());

        assertThat(list.json()).hasSize(1);
        assertThat(list.json().path(0).path("identity").asString()).isEqualTo(person.identity());
    }

    @Test
    void ownerAndTenantChangeAndRemoveIt() {
        String path = identities() + "/CAP";
        assertRefused(404, "ARCH086", system.put(path, "{\"password\":\"chosen-secret\"}"));
        assertRefused(404, "ARCH086", system.delete(path));
        owner().post(identities(), withPassword("chosen-secret"));

        assertThat(owner().put(path, "{\"password\":\"second-secret\"}").status())
                .isEqualTo(200);
        assertRefused(401, "USR002", details("chosen-secret"));
        assertThat(details("second-secret").status()).isEqualTo(200);
        assertRefused(400, "VAL001", owner().put(path, "{}"));
        assertRefused(400, "VAL001", owner().put(path, "{\"password\":\"x-secret\",\"identity\":\"other\"}"));
        assertRefused(401, "SEC001", eclipse.api().put(path, "{\"password\":\"third-secret\"}"));
        assertRefused(401, "SEC001", eclipse.api().delete(path));

        assertThat(owner().delete(path).status()).isEqualTo(204);
        assertRefused(401, "USR002", details("second-secret"));
        assertRefused(404, "ARCH086", owner().delete(path));
    }

    @Test
    void wrongUnknownAndMissingAreRefusedAlike() {
        long without = issueCard(eclipse.customer("27835000001"));
        system.post(identities(), withPassword("chosen-secret"));

        Answer wrong = details("wrong-secret");
        Answer unknown = details(999_999_999, "chosen-secret");
        Answer missing = details(without, "chosen-secret");
        Answer otherTenant = eclipse.api().post("/tenants/2/cards/" + card + "/details", "{\"cap\":\"chosen-secret\"}");

        assertThat(List.of(wrong, unknown, missing, otherTenant)).allSatisfy(answer -> {
            assertRefused(401, "USR002", answer);
            assertThat(answer.json().path(0).path("description").asString()).isEqualTo("Incorrect identity/password");
        });
        assertRefused(400, "VAL001", eclipse.api().post("/tenants/1/cards/" + card + "/details", "{}"));
        assertRefused(400, "VAL001", details("ab"));
        assertRefused(400, "VAL001", eclipse.api().post("/tenants/1/cards/six/details", "{\"cap\":\"some-cap\"}"));
    }

    @Test
    void fiveFailuresLockItAndNothingElseUntilItIsSetAnew() {
        system.post(identities(), withPassword("chosen-secret"));
        for (int i = 0; i < 5; i++) {
            assertRefused(401, "USR002", details("wrong-secret"));
            assertRefused(401, "USR002", details(999_999_998, "wrong-secret"));
        }

        for (Answer locked : List.of(details("chosen-secret"), details(999_999_998, "wrong-secret"))) {
            assertRefused(429, "RLT001", locked);
            assertThat(Long.parseLong(locked.header("Retry-After"))).isBetween(1_600L, 1_800L);
        }
        assertThat(eclipse.login(person.identity(), person.password()).status()).isEqualTo(200);
        system.post(identities(), withPassword("second-secret"));
        assertThat(details("second-secret").status()).isEqualTo(200);
    }

    @Test
    void wrongLoginsDoNotLockIt() {
        system.post(identities(), withPassword("chosen-secret"));
        for (int i = 0; i < 6; i++) {
            eclipse.login(person.identity(), "wrong-password");
        }

        assertThat(details("chosen-secret").status()).isEqualTo(200);
    }

    @Test
    void staffNeverSeeACardWhole() {
        system.post(identities(), withPassword("chosen-secret"));
        String body = "{\"cap\":\"chosen-secret\"}";
        String path = "/tenants/1/cards/" + card + "/details";

        assertRefused(403, "SEC001", system.post(path, body));
        assertRefused(403, "SEC001", eclipse.admin().post(path, body));
        assertRefused(401, "SEC001", eclipse.api().as("no.such.token").post(path, body));
    }

    @Test
    void manyGuessesAtOnceGetNoMoreVerdictsThanAllowed() {
        system.post(identities(), withPassword("chosen-secret"));

        List<Answer> guesses = Crowd.of(20, () -> details("wrong-secret"));

        assertThat(guesses).filteredOn(answer -> answer.status() == 401).hasSizeBetween(1, 5);
        assertThat(guesses)
                .filteredOn(answer -> answer.status() != 401)
                .allSatisfy(answer -> assertRefused(429, "RLT001", answer));
    }

    @Test
    void ofManyGivenAtOnceOneIsGood() {
        List<Answer> given = Crowd.of(4, () -> system.post(identities(), CAP));
        assertThat(given)
                .filteredOn(answer -> answer.status() != 200)
                .as("turned away because too many were hashing")
                .allSatisfy(answer -> assertRefused(429, "RLT001", answer));
        long stored = given.stream().filter(answer -> answer.status() == 200).count();
        await().atMost(Duration.ofSeconds(60)).until(() -> messages() == stored);

        long good = texts().stream()
                .map(CardAccessPasswordIT::given)
                .filter(cap -> details(cap).status() == 200)
                .count();

        assertThat(stored).isPositive();
        assertThat(good).isEqualTo(1);
    }

    private Api owner() {
        return eclipse.api().as(eclipse.jwt(person.identity(), person.password()));
    }

    private String identities() {
        return Eclipse.identitiesOf(person.customer());
    }

    /** Waits until the code is there. */
    private Answer askForCode() {
        Answer asked = eclipse.api().post(identities(), CAP);
        eclipse.sandbox().awaitCodeTo(person.phone());
        return asked;
    }

    private Answer details(String cap) {
        return details(card, cap);
    }

    private Answer details(long number, String cap) {
        return eclipse.api().post("/tenants/1/cards/" + number + "/details", "{\"cap\":\"" + cap + "\"}");
    }

    private static String withPassword(String password) {
        return Eclipse.loginBody("CAP", password);
    }

    private static String withCode(String password, String otp) {
        return "{\"identity\":\"CAP\",\"password\":\"" + password + "\",\"otp\":\"" + otp + "\"}";
    }

    private String givenBySms() {
        return givenBySmsAfter("nothing yet");
    }

    private String givenBySmsAfter(String earlier) {
        return given(await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> eclipse.newestTextTo(person.phone()),
                        text -> GIVEN.matcher(text).find() && !text.contains(earlier)));
    }

    private static String given(String text) {
        Matcher found = GIVEN.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private String newestPurpose() {
        return inbox().json().path(0).path("purpose").asString("");
    }

    private long messages() {
        return texts().size();
    }

    private List<String> texts() {
        return StreamSupport.stream(inbox().json().spliterator(), false)
                .map(message -> message.path("text").asString(""))
                .toList();
    }

    private Answer inbox() {
        return eclipse.server().get("/sandbox/messages?to=" + person.phone());
    }

    private static void assertRefused(int status, String code, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
