package gatehouse.membership;

import static gatehouse.support.House.HERE;
import static gatehouse.support.House.OTHER_TENANT;
import static gatehouse.support.House.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.access.Caller;
import gatehouse.access.PermissionTable;
import gatehouse.access.Territory;
import gatehouse.acting.ChooseCustomer;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.member.Account;
import gatehouse.member.Member;
import gatehouse.membership.invitation.InviteSending;
import gatehouse.membership.invitation.SendInvite;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.session.TokenKind;
import gatehouse.subject.ContactChanged;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.PartyId;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Role;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.support.House;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts, and those who act for their customers. */
class MembershipTest {
    private static final Account.Facts FACTS =
            new Account.Facts("192.0.2.7", Optional.of("ZA"), Optional.empty(), Optional.empty());

    @RegisterExtension
    static final House house = new House();

    @Test
    void theRootHasTheNumberOfItsCustomerAndIsReachedAsToldAndNotYetConfirmed() {
        EmailAddress email = house.anAddress();

        Dossier opened = opened(open(TENANT, "1", email, Optional.empty()));

        assertThat(opened.root().id()).isEqualTo(opened.customer().id());
        assertThat(opened.root().subject().isRoot()).isTrue();
        assertThat(opened.root().subject().email()).contains(email);
        assertThat(opened.root().subject().isEmailVerified()).isFalse();
        assertThat(opened.root().subject().isPhoneVerified()).isFalse();
        assertThat(lastTold().outcome()).isEqualTo("DONE");
    }

    @ParameterizedTest
    @CsvSource({"2,false", "1,true", "customers,false", "staff,false", "none,true"})
    void aPopulationThatDoesNotTakeSuchCustomersIsUnknown(String population, boolean company) {
        AccountOpening refused =
                open(TENANT, population, house.anAddress(), company ? Optional.of("Ltd") : Optional.empty());

        assertThat(refused).isEqualTo(AccountOpening.Refused.UNKNOWN_POPULATION);
        assertThat(lastTold().outcome()).isEqualTo("UNKNOWN_POPULATION");
    }

    @Test
    void aPopulationThatIsClosedTakesNobodyAndIsKnownToItsOwnKindAlone() {
        house.database.run(
                "update population set newcomers = 'NOBODY' where name = '1' and tenant_id = " + OTHER_TENANT);
        try {
            assertThat(open(OTHER_TENANT, "1", house.anAddress(), Optional.empty()))
                    .isEqualTo(AccountOpening.Refused.CLOSED_POPULATION);
            assertThat(lastTold().outcome()).isEqualTo("CLOSED_POPULATION");
            assertThat(open(OTHER_TENANT, "1", house.anAddress(), Optional.of("Ltd")))
                    .isEqualTo(AccountOpening.Refused.UNKNOWN_POPULATION);
        } finally {
            house.database.run("update population set newcomers = 'PERSONS' where name = '1'");
        }
    }

    @Test
    void anAddressIsTakenWithinATenant() {
        EmailAddress email = house.anAddress();
        open(TENANT, "1", email, Optional.empty());

        assertThat(open(TENANT, "2", email, Optional.of("Ltd"))).isEqualTo(AccountOpening.Refused.TAKEN);
        assertThat(open(OTHER_TENANT, "1", email, Optional.empty())).isInstanceOf(AccountOpening.Opened.class);
    }

    @Test
    void aUserLivesUnderThePoliciesOfTheRoot() {
        Dossier company = opened(open(TENANT, "2", house.anAddress(), Optional.of("Ltd")));

        User user = added(company);

        assertThat(user.subject().population()).isEqualTo("2");
        assertThat(user.subject().party())
                .isEqualTo(PartyId.customer(company.customer().id()));
        assertThat(user.subject().isRoot()).isFalse();
    }

    @Test
    void whoActsForAnotherCustomerFindsNobody() {
        User user = added(opened(open(TENANT, "2", house.anAddress(), Optional.of("Ltd"))));
        Dossier other = opened(open(TENANT, "2", house.anAddress(), Optional.of("Other")));

        assertThat(house.get(Users.class).find(caller(other), user.id())).isEmpty();
        assertThat(house.get(Activation.class).deactivate(caller(other), user.id(), HERE))
                .isFalse();
        assertThat(subject(user.id()).isActive()).isTrue();
    }

    @Test
    void whoIsNotThereIsNotInvitedAndTheAttemptIsTold() {
        Dossier company = opened(open(TENANT, "2", house.anAddress(), Optional.of("Ltd")));

        assertThat(house.get(SendInvite.class)
                        .send(caller(company), company.root().id(), HERE))
                .isEqualTo(InviteSending.MISSING);
        assertThat(lastTold().action()).isEqualTo(Action.INVITE_USER);
        assertThat(lastTold().outcome()).isEqualTo("MISSING");
    }

    @Test
    void aRootIsNotShutOut() {
        Dossier company = opened(open(TENANT, "2", house.anAddress(), Optional.of("Ltd")));

        assertThat(house.get(Activation.class)
                        .deactivate(caller(company), company.root().id(), HERE))
                .isFalse();
        assertThat(subject(company.root().id()).isActive()).isTrue();
    }

    @Test
    void shuttingOutEndsAllSessions() {
        Dossier company = opened(open(TENANT, "2", house.anAddress(), Optional.of("Ltd")));
        User user = added(company);
        UUID session = session(user, TokenKind.ACCESS);

        house.get(Activation.class).deactivate(caller(company), user.id(), HERE);

        assertThat(house.get(Sessions.class).findLive(session)).isEmpty();
        assertThat(lastTold().action()).isEqualTo(Action.DEACTIVATE_USER);
        assertThat(EndReason.SUBJECT_DEACTIVATED.name()).hasSizeLessThanOrEqualTo(30);
    }

    @Test
    void aRootThatMovesTakesItsCustomerAlong() {
        Dossier company = opened(open(TENANT, "2", house.anAddress(), Optional.of("Ltd")));
        PhoneNumber phone = new PhoneNumber("27840009999");

        house.get(ChangeUser.class).changeRoot(caller(company), UserChange.ofPhone(phone), HERE);

        long number = company.customer().id();
        assertThat(house.inTransaction(() -> house.get(Customers.class)
                        .find(TENANT, number)
                        .orElseThrow()
                        .phone()))
                .contains(phone);
        assertThat(house.wiring.lastTold(ContactChanged.class))
                .isEqualTo(new ContactChanged(TENANT, number, true, false));
        assertThat(lastTold().outcome()).isEqualTo("CONTACT_CHANGED");
    }

    @Test
    void whatIsTheSameChangesNothingThatWasConfirmed() {
        EmailAddress email = house.anAddress();
        Dossier person = opened(open(TENANT, "1", email, Optional.empty()));
        house.inTransaction(() -> {
            house.get(Subjects.class).find(person.root().id()).orElseThrow().verifiedEmail();
            return null;
        });

        house.get(ChangeUser.class)
                .changeRoot(
                        caller(person),
                        new UserChange(
                                Optional.of("Other"),
                                Optional.empty(),
                                Optional.of(email),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        HERE);

        assertThat(subject(person.root().id()).isEmailVerified()).isTrue();
        assertThat(lastTold().outcome()).isEqualTo("DONE");
    }

    @Test
    void howOneIsReachedWhoActsForOthersTooOnlyThatOneChanges() {
        Dossier company = aCompany();
        User user = added(company);
        letAct(user, aCompany());
        EmailAddress theirs = user.subject().email().orElseThrow();

        for (UserChange move : List.of(mailTo(house.anAddress()), UserChange.ofPhone(new PhoneNumber("27840009998")))) {
            assertThat(house.get(ChangeUser.class).change(caller(company), user.id(), move, HERE))
                    .isEqualTo(UserOutcome.Refused.ACTS_FOR_OTHERS);
            assertThat(lastTold().outcome()).isEqualTo("ACTS_FOR_OTHERS");
            assertThat(lastTold().subjectId()).contains(user.id());
        }
        assertThat(subject(user.id()).email()).contains(theirs);
        assertThat(subject(user.id()).phone()).isEmpty();
        assertThat(house.get(ChangeUser.class).change(caller(company), user.id(), mailTo(theirs), HERE))
                .as("no move")
                .isInstanceOf(UserOutcome.Done.class);
        EmailAddress other = house.anAddress();
        Caller self = new Caller(
                house.aSession(user.id()),
                user.id(),
                caller(company).home(),
                Optional.of(PartyId.customer(company.customer().id())),
                Role.CUSTOMER);
        assertThat(house.get(ChangeUser.class).change(self, user.id(), mailTo(other), HERE))
                .isInstanceOf(UserOutcome.Done.class);
        assertThat(subject(user.id()).email()).contains(other);
    }

    @Test
    void shuttingOutOneWhoActsForOthersTooEndsWhatTheyDoForTheCustomerAlone() {
        Dossier company = aCompany();
        Dossier other = aCompany();
        User user = added(company);
        letAct(user, other);
        UUID choosing = session(user, TokenKind.AUTH);
        UUID here = session(user, TokenKind.ACCESS);
        UUID there = beside(choosing, other);

        assertThat(house.get(Activation.class).deactivate(caller(company), user.id(), HERE))
                .isTrue();

        assertThat(lives(here)).isFalse();
        assertThat(lives(there)).isTrue();
        assertThat(lives(choosing)).isTrue();
        assertThat(choices(user)).containsExactly(other.customer().id());
        assertThat(subject(user.id()).isActive()).isTrue();
        assertThat(house.get(Users.class)
                        .find(caller(company), user.id())
                        .orElseThrow()
                        .isActive())
                .isFalse();

        house.get(Activation.class).activate(caller(company), user.id(), HERE);

        assertThat(choices(user))
                .containsExactly(company.customer().id(), other.customer().id());
        assertThat(house.get(Users.class)
                        .find(caller(company), user.id())
                        .orElseThrow()
                        .isActive())
                .isTrue();
    }

    @Test
    void whoWasShutOutActsForWhomTheTenantSaysAndForNobodyElse() {
        Dossier company = aCompany();
        Dossier other = aCompany();
        User user = added(company);
        house.get(Activation.class).deactivate(caller(company), user.id(), HERE);
        assertThat(subject(user.id()).isActive()).isFalse();

        letAct(user, other);
        letAct(user, company);

        assertThat(subject(user.id()).isActive()).isTrue();
        assertThat(subject(user.id()).actsForSeveral()).isTrue();
        assertThat(choices(user)).containsExactly(other.customer().id());
        assertThat(lastTold().outcome()).isEqualTo("GIVEN_BEFORE");
    }

    @Test
    void aMandateThatIsWithdrawnEndsWhatWasDoneByItAlone() {
        Dossier company = aCompany();
        Dossier other = aCompany();
        Dossier third = aCompany();
        User user = added(company);
        letAct(user, other);
        letAct(user, third);
        UUID choosing = session(user, TokenKind.AUTH);
        UUID there = beside(choosing, other);
        UUID elsewhere = beside(choosing, third);

        assertThat(withdraw(user, other)).isTrue();

        assertThat(lastTold().action()).isEqualTo(Action.WITHDRAW_MANDATE);
        assertThat(lastTold().outcome()).isEqualTo("DONE");
        assertThat(lives(there)).isFalse();
        assertThat(lives(elsewhere)).isTrue();
        assertThat(lives(choosing)).isTrue();
        assertThat(subject(user.id()).actsForSeveral()).isTrue();
        assertThat(choices(user))
                .containsExactly(company.customer().id(), third.customer().id());
        letAct(user, other);
        assertThat(choices(user))
                .as("given anew it comes last")
                .containsExactly(
                        company.customer().id(),
                        third.customer().id(),
                        other.customer().id());
    }

    @Test
    void whoseOnlyMandateLeftIsWithdrawnCannotSignIn() {
        Dossier company = aCompany();
        Dossier other = aCompany();
        User user = added(company);
        letAct(user, other);
        house.get(Activation.class).deactivate(caller(company), user.id(), HERE);
        UUID choosing = session(user, TokenKind.AUTH);

        assertThat(withdraw(user, other)).isTrue();

        assertThat(subject(user.id()).isActive()).isFalse();
        assertThat(subject(user.id()).actsForSeveral()).isFalse();
        assertThat(lives(choosing)).isFalse();
    }

    @Test
    void theCustomerThroughWhomSomebodyCameIsNotForTheTenantToWithdraw() {
        Dossier company = aCompany();
        User user = added(company);

        assertThat(withdraw(user, company)).isFalse();
        assertThat(lastTold().outcome()).isEqualTo("MISSING");
        assertThat(withdraw(user, aCompany())).isFalse();
        assertThat(choices(user)).containsExactly(company.customer().id());
    }

    private static boolean withdraw(User user, Dossier company) {
        return house.get(WithdrawMandate.class)
                .withdraw(
                        House.TENANT_SYSTEM,
                        TENANT,
                        user.id(),
                        company.customer().id(),
                        HERE);
    }

    private static Dossier aCompany() {
        return opened(open(TENANT, "2", house.anAddress(), Optional.of("Ltd")));
    }

    private static void letAct(User user, Dossier company) {
        assertThat(house.get(GiveMandate.class)
                        .give(
                                House.TENANT_SYSTEM,
                                TENANT,
                                user.id(),
                                company.customer().id(),
                                HERE))
                .isTrue();
    }

    private static List<Long> choices(User user) {
        return house.get(ChooseCustomer.class).choices(user.id()).stream()
                .map(Customer::id)
                .toList();
    }

    private static UserChange mailTo(EmailAddress address) {
        return new UserChange(
                Optional.empty(),
                Optional.empty(),
                Optional.of(address),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static UUID session(User user, TokenKind kind) {
        return house.inTransaction(() -> house.get(Sessions.class)
                .open(subject(user.id()), House.DOOR, "pwd", house.customers().tokens(), kind)
                .id());
    }

    private static UUID beside(UUID choosing, Dossier company) {
        return house.inTransaction(() -> house.get(Sessions.class)
                .openBeside(
                        house.get(Sessions.class).find(choosing).orElseThrow(),
                        company.customer().id())
                .id());
    }

    private static boolean lives(UUID session) {
        return house.get(Sessions.class).findLive(session).isPresent();
    }

    private static AccountOpening open(long tenant, String population, EmailAddress email, Optional<String> company) {
        Person root = new Person(
                Member.Details.ofPerson("Grace", "Hopper"), email, Optional.of(new PhoneNumber("27840001111")));
        return house.get(OpenAccount.class).open(new OpenAccount.Wish(tenant, population, root, company, FACTS), HERE);
    }

    private static Dossier opened(AccountOpening opening) {
        return ((AccountOpening.Opened) opening).dossier();
    }

    private static User added(Dossier company) {
        Person person = new Person(Member.Details.ofPerson("Ada", "Lovelace"), house.anAddress(), Optional.empty());
        return ((UserOutcome.Done) house.get(AddUser.class).add(caller(company), person, HERE)).user();
    }

    private static Caller caller(Dossier dossier) {
        return new Caller(
                house.aSession(dossier.root().id()),
                dossier.root().id(),
                new Territory(TENANT, Optional.empty(), PermissionTable.DEFAULTS),
                Optional.of(PartyId.customer(dossier.customer().id())),
                Role.CUSTOMER);
    }

    private static Subject subject(long number) {
        return house.inTransaction(() -> house.get(Subjects.class).find(number).orElseThrow());
    }

    private static Occurrence lastTold() {
        return house.wiring.lastTold(Occurrence.class);
    }
}
