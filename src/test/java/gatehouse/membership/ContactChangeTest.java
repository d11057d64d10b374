package gatehouse.membership;

import static gatehouse.support.House.HERE;
import static gatehouse.support.House.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.access.Caller;
import gatehouse.access.PermissionTable;
import gatehouse.access.Territory;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.authenticator.device.Devices;
import gatehouse.authenticator.device.Linkings;
import gatehouse.member.Account;
import gatehouse.member.Member;
import gatehouse.platform.Secret;
import gatehouse.session.EndReason;
import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.PartyId;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Role;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.support.House;
import gatehouse.support.Linked;
import gatehouse.support.SoftDevice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A password alone moves nobody who ever had a second factor (RTS 24(2)(b)), and who is moved is signed out elsewhere. */
class ContactChangeTest {
    private static final PhoneNumber OLD = new PhoneNumber("27840001111");
    private static final Secret CODE = Secret.of("0123456789ABCDEF");
    private static final PhoneNumber NEW = new PhoneNumber("27840002222");
    private static final Account.Facts FACTS =
            new Account.Facts("192.0.2.7", Optional.of("ZA"), Optional.empty(), Optional.empty());

    @RegisterExtension
    static final House house = new House();

    private EmailAddress email;
    private Dossier company;

    /** How somebody came to be more than a password. */
    private enum History {
        ENROLLED_PHONE(Subject::verifiedPhone),
        PHONE_THAT_WAS_MOVED_SINCE(subject -> {
            subject.verifiedPhone();
            subject.isReachedAt(Optional.of(OLD));
        }),
        PHONE_THAT_IS_BEING_ENROLLED_AGAIN(subject -> {
            subject.verifiedPhone();
            subject.isReachedAt(Optional.of(OLD));
            subject.enrolsPhone();
        }),
        DEVICE_LINKED_OR_UNLINKED_SINCE(Subject::gotFactor);

        private final Consumer<Subject> events;

        History(Consumer<Subject> events) {
            this.events = events;
        }
    }

    @BeforeEach
    void aCompany() {
        email = house.anAddress();
        Person root = new Person(Member.Details.ofPerson("Grace", "Hopper"), email, Optional.of(OLD));
        OpenAccount.Wish wish = new OpenAccount.Wish(TENANT, "2", root, Optional.of("Ltd"), FACTS);
        company = ((AccountOpening.Opened) house.get(OpenAccount.class).open(wish, HERE)).dossier();
    }

    @ParameterizedTest
    @EnumSource
    void withoutAStepUpNothingMovesWhoEverHadASecondFactor(History history) {
        change(root(), history.events);
        Caller thief = in(session(root()));

        assertThat(changeRoot(thief, ofPhone(NEW))).isEqualTo(UserOutcome.Refused.STEP_UP_REQUIRED);
        assertThat(changeRoot(thief, ofEmail(house.anAddress()))).isEqualTo(UserOutcome.Refused.STEP_UP_REQUIRED);

        assertThat(subject(root()).phone()).contains(OLD);
        assertThat(subject(root()).email()).contains(email);
        assertThat(house.wiring.lastTold(Occurrence.class))
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::subjectId)
                .containsExactly(Action.CHANGE_USER, "STEP_UP_REQUIRED", Optional.of(root()));
    }

    @Test
    void whatStaysTheSameAsksForNone() {
        change(root(), Subject::verifiedPhone);
        UserChange same = new UserChange(
                Optional.of("Other"),
                Optional.empty(),
                Optional.of(email),
                Optional.of(OLD),
                Optional.empty(),
                Optional.empty(),
                Optional.of("tag"));

        assertThat(changeRoot(in(session(root())), same)).isInstanceOf(UserOutcome.Done.class);
        assertThat(subject(root()).isPhoneVerified()).isTrue();
    }

    @Test
    void whoNeverHadASecondFactorMovesFreely() {
        assertThat(changeRoot(in(session(root())), ofPhone(NEW))).isInstanceOf(UserOutcome.Done.class);
    }

    @Test
    void inASteppedUpSessionTheyMoveAndAllOtherSessionsAndLinkingCodesEnd() {
        change(root(), Subject::verifiedPhone);
        UUID own = steppedUp(session(root()));
        UUID other = session(root());
        openLinking(root(), other);

        assertThat(changeRoot(in(own), ofPhone(NEW))).isInstanceOf(UserOutcome.Done.class);

        assertThat(isLive(own)).isTrue();
        assertThat(isLive(other)).isFalse();
        assertThat(isLinkingOpen(root())).isFalse();
        UUID another = session(root());
        changeRoot(in(own), ofEmail(house.anAddress()));
        assertThat(isLive(another)).isFalse();
        assertThat(isLive(own)).isTrue();
    }

    @Test
    void anotherAddressForgetsTheStepUpsOfBefore() {
        change(root(), subject -> subject.steppedUp(house.clock.instant()));

        changeRoot(in(session(root())), ofEmail(house.anAddress()));

        assertThat(subject(root()).steppedUpWithin(Duration.ofHours(1), house.clock.instant()))
                .isFalse();
    }

    @Test
    void anotherNameEndsNoSession() {
        UUID other = session(root());

        changeRoot(in(session(root())), ofName("Other"));

        assertThat(isLive(other)).isTrue();
    }

    @Test
    void colleagueMovesWhoHadAFactorInASteppedUpSessionOnlyAndVouchesForThePhone() {
        long user = aUser();
        change(user, Subject::verifiedPhone);
        UUID session = session(root());
        UUID theirs = session(user);

        assertThat(change(in(session), user, ofPhone(NEW))).isEqualTo(UserOutcome.Refused.STEP_UP_REQUIRED);
        assertThat(change(in(steppedUp(session)), user, ofPhone(NEW))).isInstanceOf(UserOutcome.Done.class);

        assertThat(subject(user).isPhoneVouchedFor()).isTrue();
        assertThat(isLive(theirs)).isFalse();
        assertThat(isLive(session)).isTrue();
    }

    /** Else a thief of one password would be a colleague who has no factor, enrol a phone there, and step up. */
    @Test
    void whoEverHadAFactorMovesAndLetsInNobodyInAPlainSession() {
        long user = aUser();
        change(root(), Subject::gotFactor);
        UUID session = session(root());
        house.get(Activation.class).deactivate(in(session), user, HERE);

        for (UserChange move : List.of(ofPhone(NEW), ofEmail(house.anAddress()))) {
            assertThat(change(in(session), user, move)).isEqualTo(UserOutcome.Refused.STEP_UP_REQUIRED);
        }
        assertThat(activate(in(session), user)).isEqualTo(Activation.Outcome.STEP_UP_REQUIRED);
        assertThat(house.wiring.lastTold(Occurrence.class))
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::subjectId)
                .containsExactly(Action.ACTIVATE_USER, "STEP_UP_REQUIRED", Optional.of(user));
        assertThat(subject(user).isActive()).isFalse();
        assertThat(subject(user).phone()).contains(OLD);
        assertThat(change(in(session), user, ofName("Augusta"))).isInstanceOf(UserOutcome.Done.class);

        assertThat(activate(in(steppedUp(session)), user)).isEqualTo(Activation.Outcome.DONE);
        assertThat(change(in(session), user, ofPhone(NEW))).isInstanceOf(UserOutcome.Done.class);
    }

    @Test
    void whoEverHadAFactorIsLetInByNobodyInAPlainSession() {
        long user = aUser();
        change(user, Subject::gotFactor);
        UUID session = session(root());

        assertThat(activate(in(session), user)).isEqualTo(Activation.Outcome.STEP_UP_REQUIRED);
        assertThat(activate(in(steppedUp(session)), user)).isEqualTo(Activation.Outcome.DONE);
    }

    /** It was asked whether it lives before it waited for the lock. */
    @Test
    void sessionThatEndedMeanwhileChangesNothing() {
        long user = aUser();
        UUID session = session(root());
        house.get(Sessions.class).end(session, EndReason.SIGNED_OUT);

        assertThat(changeRoot(in(session), ofPhone(NEW))).isEqualTo(UserOutcome.Refused.OVER);
        assertThat(change(in(session), user, ofName("Augusta"))).isEqualTo(UserOutcome.Refused.OVER);

        assertThat(house.wiring.lastTold(Occurrence.class))
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::subjectId)
                .containsExactly(Action.CHANGE_USER, "OVER", Optional.of(user));
        assertThat(subject(root()).phone()).contains(OLD);
    }

    @Test
    void whoRepeatsANumberVouchesForNothing() {
        long user = aUser();
        change(in(session(root())), user, ofPhone(NEW));
        change(user, Subject::verifiedPhone);
        change(user, subject -> subject.isReachedAt(Optional.of(OLD)));

        change(in(session(root())), user, ofPhone(OLD));

        assertThat(subject(user).isPhoneVouchedFor()).isFalse();
    }

    @Test
    void whoMovesThemselvesVouchesForNothing() {
        change(root(), Subject::verifiedPhone);

        changeRoot(in(steppedUp(session(root()))), ofPhone(NEW));

        assertThat(subject(root()).isPhoneVouchedFor()).isFalse();
    }

    @Test
    void shuttingOutEndsLinkingCodes() {
        long user = aUser();
        openLinking(user, session(user));

        house.get(Activation.class).deactivate(in(session(root())), user, HERE);

        assertThat(isLinkingOpen(user)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"27840002222", "27840001111"})
    void tenantGivesWhoLostEverythingAnotherPhoneOrTheSameAndNothingOfBeforeIsGood(String number) {
        change(root(), Subject::verifiedPhone);
        UUID session = steppedUp(session(root()));
        house.inTransaction(() -> house.get(Devices.class)
                .add(subject(root()), DeviceUse.PROMPT, Linked.proof(SoftDevice.fresh(), CODE)));
        openLinking(root(), session);

        assertThat(replacePhone(root(), new PhoneNumber(number))).isTrue();

        Subject after = subject(root());
        assertThat(after.phone()).contains(new PhoneNumber(number));
        assertThat(after.phoneFactor()).contains(Subject.PhoneFactor.INACTIVE);
        assertThat(after.isPhoneVerified()).isFalse();
        assertThat(after.isPhoneVouchedFor()).isTrue();
        assertThat(house.inTransaction(() -> house.get(Devices.class).of(root())))
                .isEmpty();
        assertThat(isLinkingOpen(root())).isFalse();
        assertThat(isLive(session)).isFalse();
        assertThat(house.wiring.lastTold(Occurrence.class))
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::subjectId, Occurrence::actorId)
                .containsExactly(
                        Action.REPLACE_PHONE,
                        "DONE",
                        Optional.of(root()),
                        Optional.of(House.TENANT_SYSTEM.subjectId()));
        assertThat(house.database.number("select count(*) from message where purpose = 'FACTORS_CHANGED'"))
                .isPositive();
        assertThat(changeRoot(in(session(root())), ofPhone(new PhoneNumber("27840003333"))))
                .as("the password alone still moves nobody")
                .isEqualTo(UserOutcome.Refused.STEP_UP_REQUIRED);
    }

    @Test
    void tenantGivesNobodyElsesMemberAPhone() {
        assertThat(replacePhone(Long.MAX_VALUE, NEW)).isFalse();
        assertThat(house.get(ReplacePhone.class).replace(House.TENANT_SYSTEM, House.OTHER_TENANT, root(), NEW, HERE))
                .isFalse();
        assertThat(subject(root()).phone()).contains(OLD);
        assertThat(house.wiring.lastTold(Occurrence.class).outcome()).isEqualTo("MISSING");
    }

    private static boolean replacePhone(long member, PhoneNumber phone) {
        return house.get(ReplacePhone.class).replace(House.TENANT_SYSTEM, TENANT, member, phone, HERE);
    }

    private long root() {
        return company.root().id();
    }

    private long aUser() {
        Person person = new Person(Member.Details.ofPerson("Ada", "Lovelace"), house.anAddress(), Optional.of(OLD));
        UserOutcome added = house.get(AddUser.class).add(in(session(root())), person, HERE);
        return ((UserOutcome.Done) added).user().id();
    }

    private static UserOutcome changeRoot(Caller caller, UserChange change) {
        return house.get(ChangeUser.class).changeRoot(caller, change, HERE);
    }

    private static UserOutcome change(Caller caller, long user, UserChange change) {
        return house.get(ChangeUser.class).change(caller, user, change, HERE);
    }

    private static Activation.Outcome activate(Caller caller, long user) {
        return house.get(Activation.class).activate(caller, user, HERE);
    }

    private static UserChange ofPhone(PhoneNumber phone) {
        return UserChange.ofPhone(phone);
    }

    private static UserChange ofEmail(EmailAddress address) {
        return change(Optional.empty(), Optional.of(address));
    }

    private static UserChange ofName(String name) {
        return change(Optional.of(name), Optional.empty());
    }

    private static UserChange change(Optional<String> name, Optional<EmailAddress> address) {
        return new UserChange(
                name,
                Optional.empty(),
                address,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Caller in(UUID session) {
        return new Caller(
                session,
                house.get(Sessions.class).find(session).map(Session::subjectId).orElseThrow(),
                new Territory(TENANT, Optional.empty(), PermissionTable.DEFAULTS),
                Optional.of(PartyId.customer(company.customer().id())),
                Role.CUSTOMER);
    }

    private static UUID session(long subject) {
        return house.aSession(subject);
    }

    private static UUID steppedUp(UUID session) {
        house.inTransaction(() -> house.get(Sessions.class).stepUp(session, "sms"));
        return session;
    }

    private static boolean isLive(UUID session) {
        return house.get(Sessions.class).findLive(session).isPresent();
    }

    private static void openLinking(long subject, UUID session) {
        house.inTransaction(() -> house.get(Linkings.class).open(subject(subject), DeviceUse.PROMPT, session));
    }

    private static boolean isLinkingOpen(long subject) {
        return house.inTransaction(() -> house.get(Linkings.class).find(subject, DeviceUse.PROMPT))
                .isPresent();
    }

    private static Subject subject(long number) {
        return house.inTransaction(() -> house.get(Subjects.class).find(number).orElseThrow());
    }

    private static void change(long number, Consumer<Subject> events) {
        house.inTransaction(() -> {
            events.accept(house.get(Subjects.class).lock(number).orElseThrow());
            return null;
        });
    }
}
