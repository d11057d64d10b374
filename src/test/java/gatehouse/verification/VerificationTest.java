package gatehouse.verification;

import static gatehouse.support.House.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Purpose;
import gatehouse.coderequest.CodeRequests;
import gatehouse.message.SentTexts;
import gatehouse.message.gateway.Channel;
import gatehouse.platform.Secret;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.NameScope;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Subject;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.support.Together;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.tenant.Tenants.Strictness;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifications and their check (rows 13 and 14). */
class VerificationTest {
    private static final String VERIFIED = "verified";
    private static final String REFUSED = "refused";
    private static final Secret WRONG = Secret.of("nothing of ours");
    private static final AtomicLong NUMBERS = new AtomicLong(27850000000L);

    @RegisterExtension
    static final House house = new House();

    private static final SentTexts texts = new SentTexts(house);

    static {
        house.get(Tenants.class).createAs(Tenant.PLATFORM, "Platform", Optional.empty(), Strictness.STRONG);
    }

    static Stream<Target> targets() {
        String number = aNumber();
        return Stream.of(
                new Target.Phone(new PhoneNumber(number)),
                new Target.Mailbox(new EmailAddress("who/ever+" + number + "@example.com")),
                identity(house.aCustomer().withPhone(aNumber()).whoSignsIn()));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void codeIsRightOnce(Target target) {
        Secret code = codeFor(target);

        assertThat(check(target, WRONG)).isEqualTo(REFUSED);
        assertThat(check(target, code)).isEqualTo(VERIFIED);
        assertThat(check(target, code)).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void codeIsGoodForFiveMinutes(Target target) {
        Secret code = codeFor(target);

        house.later(Duration.ofMinutes(5));

        assertThat(check(target, code)).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void ofFiftyUsesOfOneCodeOneSucceeds(Target target) {
        Secret code = codeFor(target);

        List<String> outcomes = Together.times(50, () -> check(target, code));

        assertThat(outcomes).containsOnlyOnce(VERIFIED);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void wrongAnswersAreCountedAcrossCodes(Target target) {
        codeFor(target);
        for (int i = 0; i < 4; i++) {
            check(target, WRONG);
        }
        house.later(Duration.ofSeconds(15));
        Secret second = codeFor(target);
        check(target, WRONG);

        assertThat(check(target, second)).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void secondRequestWithinFifteenSecondsIsDroppedInSilence(Target target) {
        Secret first = codeFor(target);
        long before = texts.count();

        assertThat(request(target)).isEmpty();

        assertThat(texts.count()).isEqualTo(before);
        assertThat(check(target, first)).isEqualTo(VERIFIED);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void targetGetsFiveCodesAnHour(Target target) {
        Instant now = house.clock.instant();
        house.later(Duration.between(now, now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS)));
        long before = texts.count();

        for (int i = 0; i < 7; i++) {
            assertThat(request(target)).isEmpty();
            house.later(Duration.ofSeconds(20));
        }

        assertThat(texts.count() - before).isEqualTo(5);
    }

    @Test
    void codeOfOneTargetOpensNoOther() {
        Resident resident = house.aCustomer().withPhone(aNumber()).whoSignsIn();
        Target phone = new Target.Phone(new PhoneNumber(aNumber()));
        Secret code = codeFor(identity(resident));
        codeFor(phone);

        assertThat(check(phone, code)).isEqualTo(REFUSED);
        assertThat(check(identity(resident), code)).isEqualTo(VERIFIED);
    }

    @Test
    void whoeverAsksLearnsNothingAndNothingIsSent() {
        long before = texts.count();
        Target nobody = new Target.Identity(NameScope.GLOBAL, house.aName());
        Target unreachable = identity(house.aCustomer().whoSignsIn());

        assertThat(request(nobody)).isEmpty();
        assertThat(request(unreachable)).isEmpty();

        assertThat(texts.count()).isEqualTo(before);
        assertThat(check(nobody, Secret.of("123456"))).isEqualTo(REFUSED);
        assertThat(check(unreachable, Secret.of("123456"))).isEqualTo(REFUSED);
    }

    @Test
    void identityIsReachedByTheMailboxOfTheProfileWhenAskedTo() {
        Resident resident =
                house.aCustomer().withEmail("ada" + aNumber() + "@example.com").whoSignsIn();

        request(new VerificationWish(identity(resident), Channel.EMAIL, Optional.of(House.TENANT)));

        assertThat(check(identity(resident), lastCode())).isEqualTo(VERIFIED);
    }

    @Test
    void identityOfAnotherTenantAndTenantThatIsNoneGetNothing() {
        Target identity = identity(house.aCustomer().withPhone(aNumber()).whoSignsIn());
        Target phone = new Target.Phone(new PhoneNumber(aNumber()));
        long before = texts.count();

        request(new VerificationWish(identity, Channel.SMS, Optional.of(House.OTHER_TENANT)));
        request(new VerificationWish(phone, Channel.SMS, Optional.of(987_654L)));

        assertThat(texts.count()).isEqualTo(before);
    }

    @Test
    void nameThatIsLockedForGoodIsNeverVerified() {
        Resident resident = house.aCustomer()
                .withPhone(aNumber())
                .lockedAfter(house.clock.instant().plusSeconds(60))
                .whoSignsIn();
        Secret code = codeFor(identity(resident));
        house.later(Duration.ofSeconds(60));

        assertThat(check(identity(resident), code)).isEqualTo(REFUSED);
        long before = texts.count();
        request(identity(resident));
        assertThat(texts.count()).isEqualTo(before);
    }

    @Test
    void presenceIsProvedOnceWithinAnotherUseCase() {
        Resident resident = house.aCustomer().withPhone(aNumber()).whoSignsIn();
        Secret code = codeFor(identity(resident));

        assertThat(prove(resident, WRONG)).isEmpty();
        assertThat(prove(resident, code)).map(Subject::id).contains(resident.subjectId());
        assertThat(prove(resident, code)).isEmpty();
        assertThat(check(identity(resident), code)).isEqualTo(REFUSED);
    }

    @Test
    void numbersAndAddressesAreNowhereInClear() {
        String number = aNumber();
        codeFor(new Target.Phone(new PhoneNumber(number)));
        house.get(RequestVerification.class).request(wish(new Target.Phone(new PhoneNumber(number))), HERE);

        for (String column : List.of(
                "challenge.recipient",
                "challenge.live",
                "code_request.wish",
                "code_request.whose_hash",
                "message.recipient_hash",
                "lockout.holder")) {
            String[] parts = column.split("\\.");
            assertThat(house.database.number(
                            "select count(*) from " + parts[0] + " where " + parts[1] + " like '%" + number + "%'"))
                    .as(column)
                    .isZero();
        }
        carryOut();
    }

    @Test
    void everyCheckIsToldOnce() {
        Resident resident = house.aCustomer().withPhone(aNumber()).whoSignsIn();
        Secret code = codeFor(identity(resident));
        check(identity(resident), WRONG);
        check(identity(resident), code);

        assertThat(house.wiring.told(Occurrence.class))
                .filteredOn(told -> told.subjectId().equals(Optional.of(resident.subjectId())))
                .filteredOn(told -> told.action() == Action.VERIFY)
                .extracting(Occurrence::outcome)
                .containsExactly("REFUSED", "VERIFIED");
    }

    @Test
    void addressThatAsksOrGuessesTooOftenIsTold() {
        try (House strict = new House(
                Map.of("gatehouse.limit.codes-per-10-minutes", "1", "gatehouse.limit.logins-per-minute", "1"))) {
            Target phone = new Target.Phone(new PhoneNumber(aNumber()));
            RequestVerification requests = strict.get(RequestVerification.class);
            CheckVerification checks = strict.get(CheckVerification.class);

            assertThat(requests.request(wish(phone), HERE)).isEmpty();
            assertThat(requests.request(wish(phone), HERE)).isPresent();
            strict.database.run("delete from code_request");
            checks.check(phone, WRONG, HERE, new Words());
            assertThat(checks.check(phone, WRONG, HERE, new Words())).isEqualTo("too many");
            assertThat(strict.wiring.lastTold(Occurrence.class).outcome()).isEqualTo("TOO_MANY");
        }
    }

    private static String aNumber() {
        return Long.toString(NUMBERS.incrementAndGet());
    }

    private static Target identity(Resident resident) {
        return new Target.Identity(NameScope.GLOBAL, resident.name());
    }

    private static VerificationWish wish(Target target) {
        Channel channel = target instanceof Target.Mailbox ? Channel.EMAIL : Channel.SMS;
        return new VerificationWish(target, channel, Optional.empty());
    }

    private static Optional<Duration> request(Target target) {
        return request(wish(target));
    }

    /** Asks, and lets the server carry out what was asked, as it does a moment after its answer. */
    private static Optional<Duration> request(VerificationWish wish) {
        Optional<Duration> wait = house.get(RequestVerification.class).request(wish, HERE);
        carryOut();
        return wait;
    }

    private static void carryOut() {
        house.get(CodeRequests.class)
                .waiting(Purpose.VERIFICATION, 10)
                .forEach(house.get(VerificationCodes.class)::carryOut);
    }

    private static Secret codeFor(Target target) {
        request(target);
        return lastCode();
    }

    private static Secret lastCode() {
        return Secret.of(texts.last().replaceAll("(?s).*?(\\d{6}).*", "$1"));
    }

    private static String check(Target target, Secret code) {
        return house.get(CheckVerification.class).check(target, code, HERE, new Words());
    }

    private static Optional<Subject> prove(Resident resident, Secret code) {
        return house.inTransaction(
                () -> house.get(ProvePresence.class).prove(NameScope.GLOBAL, resident.name(), code, HERE));
    }

    static final class Words implements CheckVerification.Cases<String> {
        @Override
        public String verified() {
            return VERIFIED;
        }

        @Override
        public String refused() {
            return REFUSED;
        }

        @Override
        public String tooMany(Duration retryAfter) {
            return "too many";
        }
    }
}
