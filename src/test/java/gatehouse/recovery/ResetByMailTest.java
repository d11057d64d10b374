package gatehouse.recovery;

import static gatehouse.support.House.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.SignInOutcome;
import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.Weakness;
import gatehouse.challenge.Purpose;
import gatehouse.coderequest.CodeRequests;
import gatehouse.message.SentTexts;
import gatehouse.platform.Secret;
import gatehouse.recovery.PasswordReset.Done;
import gatehouse.recovery.PasswordReset.Refused;
import gatehouse.recovery.PasswordReset.Unfit;
import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.session.TokenKind;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.support.Together;
import gatehouse.tenant.PasswordPreset;
import gatehouse.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A member gets back in by the mailbox (2.2, 3.4; security, section 3, row 2). */
class ResetByMailTest {
    private static final String FRESH = "Fresh-One-1";
    private static final Secret WRONG = Secret.of("000000x");

    @RegisterExtension
    static final House house = new House();

    private static final SentTexts texts = new SentTexts(house);

    @Test
    void mailedLinkCarriesCodeAndAddressInItsFragment() {
        Resident member = house.aMember().withPassword();

        ask(member.name());

        assertThat(texts.last())
                .matches("Choose a new password within 5 minutes: https://id\\.example\\.com/account/reset"
                        + "#nonce=\\d{6}&email=member-\\d+%40example\\.com");
    }

    @Test
    void codeSetsANewPasswordSignsInAndEndsWhatWasOpen() {
        Resident member = house.aMember().withPassword();
        Session before = ((SignInOutcome.Done) house.signInByMail(member.name(), member.password()))
                .signedIn()
                .session();
        Secret code = codeFor(member);

        SignedIn opened = ((Done) reset(member, code, FRESH)).opened().orElseThrow();

        assertThat(opened.session().kind()).isEqualTo(TokenKind.ACCESS);
        assertThat(opened.session().isSteppedUp()).isFalse();
        assertThat(lives(opened.session())).isTrue();
        assertThat(lives(before)).isFalse();
        assertThat(texts.last()).contains("Your password was changed");
        assertThat(reset(member, code, "Another-One-2")).isEqualTo(Refused.REFUSED);
    }

    @Test
    void ofManyUsesOfOneCodeOneSucceeds() {
        Resident member = house.aMember().withPassword();
        Secret code = codeFor(member);

        List<PasswordReset> outcomes = Together.times(10, () -> reset(member, code, FRESH));

        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.REFUSED::equals).hasSize(9);
    }

    @Test
    void whoNeverHadAPasswordResetsNone() {
        Resident member = house.aMember().withoutPassword();
        Secret code = codeFor(member);

        assertThat(reset(member, WRONG, FRESH)).isEqualTo(Refused.REFUSED);
        assertThat(reset(member, code, FRESH)).isEqualTo(Refused.NEVER_SET);
    }

    @Test
    void formerPasswordLeavesTheCodeAlive() {
        Resident member = house.aMember().withPassword();
        Secret code = codeFor(member);

        assertThat(reset(member, code, member.password().reveal()))
                .isEqualTo(new Unfit(Weakness.USED_BEFORE, PasswordPreset.CONTRACT_MULTI));

        assertThat(reset(member, code, FRESH)).isInstanceOf(Done.class);
    }

    @Test
    void codeOfSomebodyElseOpensNothing() {
        Resident member = house.aMember().withPassword();
        Resident other = house.aMember().withPassword();
        Secret code = codeFor(other);

        assertThat(reset(member, code, FRESH)).isEqualTo(Refused.REFUSED);
        assertThat(reset(other, code, FRESH)).isInstanceOf(Done.class);
    }

    @Test
    void codeDiesAfterFiveMinutes() {
        Resident member = house.aMember().withPassword();
        Secret code = codeFor(member);

        house.later(Duration.ofMinutes(5));

        assertThat(reset(member, code, FRESH)).isEqualTo(Refused.REFUSED);
    }

    @Test
    void wrongAnswersAreCountedAcrossCodes() {
        Resident member = house.aMember().withPassword();
        codeFor(member);
        for (int i = 0; i < 4; i++) {
            reset(member, WRONG, FRESH);
        }
        house.later(Duration.ofSeconds(15));
        Secret second = codeFor(member);
        reset(member, WRONG, FRESH);

        assertThat(reset(member, second, FRESH)).isEqualTo(Refused.REFUSED);
    }

    @Test
    void whoWasDeactivatedIsSentNothingAndToldSoOnlyWithTheCode() {
        Resident member = house.aMember().withPassword();
        Secret code = codeFor(member);
        house.database.run("update subject set active = false where id = ?", member.subjectId());
        house.later(Duration.ofSeconds(15));
        long before = texts.count();

        assertThat(ask(member.name())).isInstanceOf(ResetRequest.Unknown.class);

        assertThat(texts.count()).isEqualTo(before);
        assertThat(reset(member, WRONG, FRESH)).isEqualTo(Refused.REFUSED);
        assertThat(reset(member, code, FRESH)).isEqualTo(Refused.INACTIVE);
    }

    @Test
    void onlyByPolicyAnAddressThatNobodyHasIsTold() {
        assertThat(ask(LoginName.ofEmail(house.anAddress()))).isInstanceOf(ResetRequest.Unknown.class);

        assertThat(house.get(RequestResetByMail.class)
                        .request(
                                house.get(Tenants.class)
                                        .find(House.OTHER_TENANT)
                                        .orElseThrow(),
                                house.anAddress(),
                                HERE))
                .isInstanceOf(ResetRequest.Taken.class);
    }

    @Test
    void addressWithASlashGetsItsCodeToo() {
        ResetWish wish =
                new ResetWish(ResetWay.MAIL, House.NAMES, LoginName.ofEmail(new EmailAddress("a/b/c@example.com")));

        ResetWish parsed = ResetWish.parse(wish.text());

        assertThat(parsed.name().typed()).isEqualTo("a/b/c@example.com");
        assertThat(parsed.scope()).isEqualTo(House.NAMES);
        assertThat(parsed.way()).isEqualTo(ResetWay.MAIL);
    }

    private static boolean lives(Session session) {
        return house.get(Sessions.class).findLive(session.id()).isPresent();
    }

    /** Asks, and lets the server carry out what was asked, as it does a moment after its answer. */
    private static ResetRequest ask(LoginName address) {
        ResetRequest taken = house.get(RequestResetByMail.class)
                .request(
                        house.get(Tenants.class).find(House.TENANT).orElseThrow(),
                        new EmailAddress(address.typed()),
                        HERE);
        house.get(CodeRequests.class)
                .waiting(Purpose.PASSWORD_RESET, 10)
                .forEach(house.get(ResetCodes.class)::carryOut);
        return taken;
    }

    private static Secret codeFor(Resident member) {
        assertThat(ask(member.name())).isInstanceOf(ResetRequest.Taken.class);
        return Secret.of(texts.last().replaceAll("(?s).*nonce=(\\d{6}).*", "$1"));
    }

    private static PasswordReset reset(Resident member, Secret answer, String fresh) {
        return house.get(ResetPassword.class)
                .reset(
                        new ResetPassword.Attempt(
                                House.NAMES, member.name(), answer, Secret.of(fresh), Optional.of(House.MEMBERS_DOOR)),
                        HERE);
    }
}
