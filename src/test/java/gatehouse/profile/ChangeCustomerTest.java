package gatehouse.profile;

import static gatehouse.support.House.HERE;
import static gatehouse.support.House.TENANT;
import static gatehouse.support.House.TENANT_SYSTEM;
import static java.util.Optional.empty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Answer;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.Issuance.Issued;
import gatehouse.challenge.Kind;
import gatehouse.challenge.Purpose;
import gatehouse.challenge.Recipient;
import gatehouse.identity.Contacts;
import gatehouse.message.Draft;
import gatehouse.message.Outbox;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.platform.Secret;
import gatehouse.profile.CustomerChange.Done;
import gatehouse.profile.CustomerChange.Refused;
import gatehouse.subject.ContactChanged;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.Profile;
import gatehouse.subject.Subjects;
import gatehouse.support.House;
import gatehouse.support.Newcomer;
import gatehouse.support.Resident;
import gatehouse.support.Together;
import gatehouse.tenant.ChallengePolicy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Another profile for a customer, and what a new phone or e-mail address leads to (1.2-F). */
class ChangeCustomerTest {
    private static final AtomicLong NUMBERS = new AtomicLong(27860000000L);

    @RegisterExtension
    static final House house = new House();

    @Test
    void profileIsReplacedAndTheVersionGoesUp() {
        long customer = house.aCustomer().withPhone(aNumber()).movesIn();
        Profile fresh = new Profile(
                Optional.of("Ada"), empty(), empty(), empty(), empty(), Optional.of("ID-1"), empty(), Optional.of(7L));

        Customer changed = done(change(customer, 0, fresh));

        assertThat(changed.version()).isEqualTo(1);
        assertThat(changed.profile()).isEqualTo(fresh);
        assertThat(stored(customer).profile()).isEqualTo(fresh);
        assertThat(stored(customer).version()).isEqualTo(1);
    }

    @Test
    void staleVersionChangesNothing() {
        long customer = house.aCustomer().withPhone(aNumber()).movesIn();
        change(customer, 0, named("Ada"));

        assertThat(change(customer, 0, named("Grace"))).isEqualTo(Refused.STALE);
        assertThat(change(customer, 2, named("Grace"))).isEqualTo(Refused.STALE);

        assertThat(stored(customer).profile().firstName()).contains("Ada");
    }

    @Test
    void ofManyChangesOfOneVersionOneWins() {
        long customer = house.aCustomer().movesIn();
        AtomicLong turn = new AtomicLong();

        List<CustomerChange> outcomes =
                Together.times(10, () -> change(customer, 0, named("Name " + turn.incrementAndGet())));

        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.STALE::equals).hasSize(9);
    }

    @Test
    void customerOfAnotherTenantIsMissing() {
        long elsewhere = house.aCustomer().movesInAt(House.OTHER_TENANT);

        assertThat(change(elsewhere, 0, named("Ada"))).isEqualTo(Refused.MISSING);
        assertThat(change(Long.MAX_VALUE, 0, named("Ada"))).isEqualTo(Refused.MISSING);
    }

    @Test
    void externalIdOfAnotherIsTakenAndTheOwnIsNot() {
        Newcomer holder = house.aCustomer().withExternalId("E-1");
        long first = holder.movesIn();
        long second = house.aCustomer().movesIn();

        assertThat(change(second, 0, holder.profile())).isEqualTo(Refused.TAKEN);
        assertThat(change(first, 0, holder.profile())).isInstanceOf(Done.class);
    }

    @Test
    void newPhoneEndsEveryPendingCode() {
        Resident resident = house.aCustomer().withPhone(aNumber()).whoSignsIn();
        Recipient customer = Recipient.of(resident.customerId());
        Recipient subject = Recipient.of(resident.subjectId());
        Secret presence = code(customer, Purpose.PRESENCE);
        Secret reset = code(subject, Purpose.PASSWORD_RESET);
        Secret verification = code(subject, Purpose.VERIFICATION);

        change(resident.customerId(), 0, house.aCustomer().withPhone(aNumber()).profile());

        assertThat(isRight(customer, Purpose.PRESENCE, presence)).isFalse();
        assertThat(isRight(subject, Purpose.PASSWORD_RESET, reset)).isFalse();
        assertThat(isRight(subject, Purpose.VERIFICATION, verification)).isFalse();
    }

    @Test
    void changeComesAfterACodeThatIsJustBeingSent() throws Exception {
        Resident resident = house.aCustomer().withPhone(aNumber()).whoSignsIn();
        Recipient subject = Recipient.of(resident.subjectId());
        ExecutorService tenant = Executors.newSingleThreadExecutor();
        try {
            AtomicReference<Future<CustomerChange>> change = new AtomicReference<>();
            Secret code = house.inTransaction(() -> {
                house.get(Contacts.class)
                        .settledPhoneOf(house.get(Subjects.class)
                                .lock(resident.subjectId())
                                .orElseThrow());
                change.set(tenant.submit(() -> change(resident.customerId(), 0, named("Ada"))));
                assertThatThrownBy(() -> change.get().get(300, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                return code(subject, Purpose.PASSWORD_RESET);
            });

            assertThat(change.get().get(30, TimeUnit.SECONDS)).isInstanceOf(Done.class);
            assertThat(isRight(subject, Purpose.PASSWORD_RESET, code)).isFalse();
        } finally {
            tenant.shutdownNow();
        }
    }

    @Test
    void otherNamesLeaveCodesAliveAndTellNobody() {
        Newcomer newcomer = house.aCustomer().withPhone(aNumber());
        Resident resident = newcomer.whoSignsIn();
        Recipient subject = Recipient.of(resident.subjectId());
        Secret reset = code(subject, Purpose.PASSWORD_RESET);
        long before = notices();

        Profile same = newcomer.profile();
        change(
                resident.customerId(),
                0,
                new Profile(
                        Optional.of("Ada"), empty(), empty(), same.phone(), same.email(), empty(), empty(), empty()));

        assertThat(isRight(subject, Purpose.PASSWORD_RESET, reset)).isTrue();
        assertThat(notices()).isEqualTo(before);
        assertThat(lastOutcome()).isEqualTo("DONE");
    }

    @Test
    void secretsOnTheirWayToTheOldNumberAreWithdrawnAndNoticesAreNot() {
        String old = aNumber();
        long customer = house.aCustomer().withPhone(old).movesIn();
        UUID code = posted(TENANT, old, MessagePurpose.PASSWORD_RESET_CODE);
        UUID secret = posted(TENANT, old, MessagePurpose.CARD_ACCESS_PASSWORD);
        UUID notice = posted(TENANT, old, MessagePurpose.PASSWORD_CHANGED);
        UUID otherTenant = posted(House.OTHER_TENANT, old, MessagePurpose.PASSWORD_RESET_CODE);

        change(customer, 0, house.aCustomer().withPhone(aNumber()).profile());

        assertThat(status(code)).isEqualTo("WITHDRAWN");
        assertThat(status(secret)).isEqualTo("WITHDRAWN");
        assertThat(status(notice)).isEqualTo("QUEUED");
        assertThat(status(otherTenant)).isEqualTo("QUEUED");
        assertThat(house.database.number(
                        "select count(*) from message where status = 'WITHDRAWN' and text is not null"))
                .isZero();
    }

    @Test
    void oldAndNewPhoneAndMailboxAreTold() {
        long customer = house.aCustomer()
                .withPhone(aNumber())
                .withEmail("old@example.com")
                .movesIn();
        long before = notices();

        change(
                customer,
                0,
                house.aCustomer()
                        .withPhone(aNumber())
                        .withEmail("new@example.com")
                        .profile());

        assertThat(notices() - before).isEqualTo(4);
        assertThat(house.wiring.lastTold(ContactChanged.class))
                .isEqualTo(new ContactChanged(TENANT, customer, true, true));
        assertThat(lastOutcome()).isEqualTo("CONTACT_CHANGED");
    }

    @Test
    void phoneThatIsTakenAwayIsTold() {
        long customer = house.aCustomer().withPhone(aNumber()).movesIn();
        long before = notices();

        change(customer, 0, named("Ada"));

        assertThat(notices() - before).isEqualTo(1);
        assertThat(house.wiring.lastTold(ContactChanged.class))
                .isEqualTo(new ContactChanged(TENANT, customer, true, false));
    }

    private static String aNumber() {
        return Long.toString(NUMBERS.incrementAndGet());
    }

    private static Profile named(String name) {
        return new Profile(Optional.of(name), empty(), empty(), empty(), empty(), empty(), empty(), empty());
    }

    private static CustomerChange change(long customer, long version, Profile profile) {
        return house.get(ChangeCustomer.class)
                .change(TENANT_SYSTEM, new ChangeCustomer.Wish(TENANT, customer, version, profile), HERE);
    }

    private static Customer done(CustomerChange outcome) {
        return ((Done) outcome).customer();
    }

    private static Customer stored(long customer) {
        return house.get(Customers.class).find(TENANT, customer).orElseThrow();
    }

    private static Secret code(Recipient recipient, Purpose purpose) {
        return house.inTransaction(() -> ((Issued) house.get(Challenges.class)
                        .issue(recipient, purpose, Kind.CODE, ChallengePolicy.DEFAULT, house.clock.instant()))
                .answer());
    }

    private static boolean isRight(Recipient recipient, Purpose purpose, Secret code) {
        return house.inTransaction(
                () -> house.get(Challenges.class).answer(recipient, purpose, code, house.clock.instant())
                        instanceof Answer.Right);
    }

    private static UUID posted(long tenant, String to, MessagePurpose purpose) {
        Draft draft = new Draft(tenant, Channel.SMS, purpose, to, Secret.of("secret"), empty(), empty());
        return house.inTransaction(() -> house.get(Outbox.class).post(draft));
    }

    private static String status(UUID message) {
        return house.database.inTransaction(
                entities -> (String) entities.createNativeQuery("select status from message where id = ?1")
                        .setParameter(1, message)
                        .getSingleResult());
    }

    private static long notices() {
        return house.database.number("select count(*) from message where purpose = 'CONTACT_CHANGED'");
    }

    private static String lastOutcome() {
        List<Occurrence> told = house.wiring.told(Occurrence.class).stream()
                .filter(one -> one.action() == Action.CHANGE_CUSTOMER)
                .toList();
        return told.get(told.size() - 1).outcome();
    }
}
