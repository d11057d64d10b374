package gatehouse.passkey;

import static gatehouse.rig.SoftAuthenticator.USER_PRESENT;
import static gatehouse.rig.SoftAuthenticator.USER_VERIFIED;
import static gatehouse.support.House.HERE;
import static gatehouse.support.House.TENANT_SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.access.Caller;
import gatehouse.authentication.AskLoginChallenge;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.Proofs;
import gatehouse.authentication.SignIn;
import gatehouse.authentication.SignInOutcome;
import gatehouse.authentication.confirmation.ConfirmSession;
import gatehouse.authentication.confirmation.Confirmation;
import gatehouse.authenticator.clientkey.Asked;
import gatehouse.authenticator.clientkey.KeyAnswer;
import gatehouse.authenticator.clientkey.Scheme;
import gatehouse.authenticator.passkey.Asserted;
import gatehouse.authenticator.passkey.Attested;
import gatehouse.authenticator.passkey.DeviceAnswer;
import gatehouse.authenticator.passkey.Passes;
import gatehouse.authenticator.passkey.PasskeyQuestions.Ticket;
import gatehouse.authenticator.passkey.Question.Purpose;
import gatehouse.authenticator.passkey.options.Creation;
import gatehouse.authenticator.passkey.options.Descriptor;
import gatehouse.authenticator.passkey.options.Request;
import gatehouse.identity.CreateIdentity;
import gatehouse.identity.FactorWish;
import gatehouse.identity.Validity;
import gatehouse.passkey.PasskeyOutcome.Done;
import gatehouse.passkey.PasskeyOutcome.Refused;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.rig.SoftAuthenticator;
import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.session.TokenKind;
import gatehouse.subject.AdminUser;
import gatehouse.subject.AdminUsers;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Numbers;
import gatehouse.subject.PartyId;
import gatehouse.subject.Role;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.support.Together;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Registering and showing passkeys, on the core alone: what no caller over HTTP sees or can bring about. */
class PasskeyTest {
    private static final String PAGE = "https://id.example.com";
    private static final String DOMAIN = "id.example.com";
    private static final Secret CODE = Secret.of("123456");
    private static final Secret WRONG = Secret.of("654321");

    @RegisterExtension
    static final House house = new House(Map.of("gatehouse.limit.challenges-per-minute", "100000"));

    private final SoftAuthenticator device = SoftAuthenticator.on(PAGE);
    private LoginName name;

    @BeforeEach
    void aName() {
        house.presence.isProvedBy(CODE::equals);
        name = addName(house);
    }

    // What is remembered of an attempt

    @Test
    void everyAttemptIsToldWithWhatWasWrong() {
        register(house, device);
        assertThat(told(house)).isEqualTo(List.of(Action.ENROL_FACTOR, "swk", "DONE"));

        show(house, device);
        assertThat(told(house)).isEqualTo(List.of(Action.SHOW_PASSKEY, "swk", "DONE"));
        show(house, device.countingFrom(1));
        assertThat(told(house)).isEqualTo(List.of(Action.SHOW_PASSKEY, "swk", "COUNTER_WENT_BACK"));
        show(house, device.impostor());
        assertThat(told(house)).isEqualTo(List.of(Action.SHOW_PASSKEY, "swk", "WRONG_SIGNATURE"));
        show(house, SoftAuthenticator.on(PAGE));
        assertThat(told(house)).isEqualTo(List.of(Action.SHOW_PASSKEY, "swk", "UNKNOWN_CREDENTIAL"));
        show(house, device.withHandle(new byte[] {1}));
        assertThat(told(house)).isEqualTo(List.of(Action.SHOW_PASSKEY, "swk", "WRONG_USER_HANDLE"));
        answer(house, UUID.randomUUID(), asserted(device, new byte[32]));
        assertThat(told(house)).isEqualTo(List.of(Action.SHOW_PASSKEY, "swk", "NOT_ASKED"));
        register(house, device);
        assertThat(told(house)).isEqualTo(List.of(Action.ENROL_FACTOR, "swk", "DUPLICATE_CREDENTIAL"));
    }

    @Test
    void anAddressThatAsksOrAnswersTooOftenIsToldAndSoIsTheAudit() {
        try (House strict = new House(Map.of("gatehouse.limit.challenges-per-minute", "1"))) {
            name = strict.aName();
            answer(strict, UUID.randomUUID(), asserted(device, new byte[32]));

            assertThat(answer(strict, UUID.randomUUID(), asserted(device, new byte[32])))
                    .isInstanceOf(PasskeyOutcome.TooMany.class);
            assertThat(lastOf(strict)).isEqualTo("ANSWER_LOGIN_CHALLENGE TOO_MANY");
            assertThat(isGivenAChallenge(strict)).isFalse();
            assertThat(lastOf(strict)).isEqualTo("ASK_LOGIN_CHALLENGE TOO_MANY");
        }
    }

    private static String lastOf(House strict) {
        Occurrence last = strict.wiring.lastTold(Occurrence.class);
        return last.action() + " " + last.outcome();
    }

    private boolean isGivenAChallenge(House strict) {
        return strict.get(AskLoginChallenge.class)
                .ask(NameScope.GLOBAL, name, Scheme.SIGNATURE, House.HERE, new AskLoginChallenge.Cases<>() {
                    @Override
                    public Boolean asked(Asked asked) {
                        return true;
                    }

                    @Override
                    public Boolean tooMany(Duration retryAfter) {
                        return false;
                    }
                });
    }

    @Test
    void aNewPasskeyIsNoAnswerToTheQuestionForAnOldOneNorTheOtherWayRound() {
        Ticket toMake = ticket();
        Creation creation = toMake(house, system(house), toMake);

        assertThat(answer(house, toMake.id(), asserted(device, decoded(creation.challenge()))))
                .isEqualTo(Refused.NOT_ACCEPTED);
        register(house, device);
        Ticket toShow = ticket();
        Request request = toShow(house, toShow);
        assertThat(answer(house, toShow.id(), attested(SoftAuthenticator.on(PAGE), request.challenge(), new byte[3])))
                .isEqualTo(Refused.REFUSED);
    }

    // At the same time

    @Test
    void ofTwentyQuestionsForOneCredentialOneRegistersItAndAllAreUsedUp() {
        List<Ticket> tickets = IntStream.range(0, 20).mapToObj(i -> ticket()).toList();
        List<DeviceAnswer> answers = tickets.stream()
                .map(ticket -> toMake(house, system(house), ticket))
                .<DeviceAnswer>map(creation -> attested(
                        device, creation.challenge(), decoded(creation.user().id())))
                .toList();
        AtomicInteger next = new AtomicInteger();

        List<PasskeyOutcome> outcomes = Together.times(20, () -> {
            int mine = next.getAndIncrement();
            return answer(house, tickets.get(mine).id(), answers.get(mine));
        });

        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(house.database.number(
                        "select count(*) from passkey where credential_id = '" + device.idText() + "'"))
                .isOne();
        assertThat(tickets)
                .allSatisfy(ticket -> assertThat(house.database.number(
                                "select count(*) from passkey_challenge where id = '" + ticket.id() + "'"))
                        .isZero());
    }

    /** The locks of two subjects keep nobody apart, so the database has to. */
    @Test
    void whoIsBeatenToACredentialAtTheLastMomentFindsItKnown() {
        SoftAuthenticator wanted = SoftAuthenticator.on(PAGE);
        register(house, device);
        name = addName(house);
        Ticket ticket = ticket();
        Creation creation = toMake(house, system(house), ticket);

        CompletableFuture<PasskeyOutcome> beaten = house.database.inTransaction(entities -> {
            entities.createNativeQuery("insert into passkey select random_uuid(), subject_id, '" + wanted.idText()
                            + "', attested, counter, transports, backup_eligible, backed_up, user_verified, name,"
                            + " created, last_used from passkey where credential_id = '" + device.idText() + "'")
                    .executeUpdate();
            CompletableFuture<PasskeyOutcome> answered = CompletableFuture.supplyAsync(
                    () -> answer(house, ticket.id(), attested(wanted, creation.challenge(), new byte[3])));
            await().atMost(Duration.ofSeconds(45))
                    .until(() -> house.database.number(
                                    "select count(*) from information_schema.sessions where executing_statement like 'INSERT INTO passkey (%'")
                            > 0);
            return answered;
        });

        assertThat(beaten.join()).isEqualTo(Refused.NOT_ACCEPTED);
        assertThat(house.database.number("select count(*) from passkey_challenge where id = '" + ticket.id() + "'"))
                .isZero();
    }

    @Test
    void ofTwentyThatShowOneCounterOneIsRight() {
        register(house, device);
        List<Ticket> tickets = IntStream.range(0, 20).mapToObj(i -> ticket()).toList();
        List<DeviceAnswer> answers = tickets.stream()
                .map(ticket -> toShow(house, ticket))
                .<DeviceAnswer>map(request -> asserted(device.countingFrom(5), decoded(request.challenge())))
                .toList();
        AtomicInteger next = new AtomicInteger();

        List<PasskeyOutcome> outcomes = Together.times(20, () -> {
            int mine = next.getAndIncrement();
            return answer(house, tickets.get(mine).id(), answers.get(mine));
        });

        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.REFUSED::equals).hasSize(19);
    }

    // One factor or two

    @Test
    void withoutVerificationOfItsHolderAPasskeyNeedsAPassword() {
        try (House preferring = new House(Map.of("gatehouse.webauthn.user-verification", "preferred"))) {
            Resident resident = preferring.aCustomer().whoSignsIn();
            name = resident.name();
            device.withFlags(USER_PRESENT);

            Secret password = resident.password();
            Proofs registered = proofs(register(preferring, device));
            assertThat(signIn(preferring, Optional.empty(), registered)).isEqualTo(new SignInOutcome.Refused());
            assertThat(signIn(preferring, Optional.of(password), registered)).isInstanceOf(SignInOutcome.Done.class);
            Proofs verified = proofs(show(preferring, device.withFlags(USER_PRESENT | USER_VERIFIED)));
            assertThat(signIn(preferring, Optional.empty(), verified)).isInstanceOf(SignInOutcome.Done.class);
        }
    }

    @Test
    void theSessionKnowsWhatItWasOpenedWith() {
        Resident resident = house.aCustomer().whoSignsIn();
        name = resident.name();

        Proofs first = proofs(register(house, device));
        assertThat(amr(signIn(house, Optional.empty(), first))).isEqualTo("swk");
        Proofs second = proofs(show(house, device));
        assertThat(amr(signIn(house, Optional.of(resident.password()), second))).isEqualTo("pwd swk");
    }

    @Test
    void aNameThatIsLockedForGoodIsOpenedByNoPasskey() {
        Resident resident = house.aCustomer()
                .lockedAfter(house.clock.instant().plusSeconds(60))
                .whoSignsIn();
        name = resident.name();
        PasskeyOutcome registered = register(house, device);
        Ticket late = ticket();
        Creation creation = toMake(house, system(house), late);

        house.later(Duration.ofSeconds(60));

        assertThat(signIn(house, Optional.empty(), proofs(registered))).isEqualTo(new SignInOutcome.Refused());
        assertThat(answer(house, late.id(), attested(SoftAuthenticator.on(PAGE), creation.challenge(), new byte[3])))
                .isEqualTo(Refused.CLOSED);
    }

    // A code in place of a session

    @Test
    void aRightCodeRegistersTheFirstPasskeyAndNoOther() {
        assertThat(ask(house, Optional.empty(), wish(WRONG), ticket())).isEqualTo("closed");
        Ticket ticket = ticket();
        Creation creation = (Creation) ask(house, Optional.empty(), wish(CODE), ticket);

        assertThat(answer(house, ticket.id(), attested(device, creation.challenge(), new byte[3])))
                .isInstanceOf(Done.class);
        assertThat(ask(house, Optional.empty(), wish(CODE), ticket())).isEqualTo("closed");
    }

    @Test
    void aCodeIsGoodForTenMinutesAfterCreation() {
        house.later(Duration.ofMinutes(10).minusMillis(1));
        assertThat(ask(house, Optional.empty(), wish(CODE), ticket())).isInstanceOf(Creation.class);

        house.later(Duration.ofMillis(1));
        assertThat(ask(house, Optional.empty(), wish(CODE), ticket())).isEqualTo("closed");
    }

    @Test
    void aCodeIsAskedForNobodyWhoDoesNotExist() {
        house.presence.isProvedBy(code -> {
            throw new AssertionError("asked");
        });
        name = house.aName();

        assertThat(ask(house, Optional.empty(), wish(CODE), ticket())).isEqualTo("closed");
    }

    @Test
    void whatWasAskedWithACodeIsNotAcceptedOnceSomethingElseIsThere() {
        Ticket withCode = ticket();
        Creation creation = (Creation) ask(house, Optional.empty(), wish(CODE), withCode);
        register(house, SoftAuthenticator.on(PAGE));

        assertThat(answer(house, withCode.id(), attested(device, creation.challenge(), new byte[3])))
                .isEqualTo(Refused.CLOSED);
    }

    // Bounds

    @Test
    void nobodyHasMoreThanTwentyPasskeys() {
        for (int i = 0; i < 20; i++) {
            assertThat(register(house, SoftAuthenticator.on(PAGE))).isInstanceOf(Done.class);
        }

        assertThat(register(house, device)).isEqualTo(Refused.NOT_ACCEPTED);
        assertThat(told(house)).contains("TOO_MANY_PASSKEYS");
    }

    // Showing it again, in the middle of a session

    @Test
    void passOfARegistrationConfirmsNoSession() {
        KeyAnswer.Decrypted made = pass(register(house, device));
        Caller owner = owner();
        ConfirmSession confirm = house.get(ConfirmSession.class);

        assertThat(confirm.byPasskey(owner, made, HERE)).isEqualTo(new Confirmation.Refused());

        KeyAnswer.Decrypted shown = pass(show(house, device));
        assertThat(confirm.byPasskey(owner, shown, HERE)).isInstanceOf(Confirmation.Confirmed.class);
        assertThat(confirm.byPasskey(owner, shown, HERE)).isEqualTo(new Confirmation.Refused());
    }

    private Caller owner() {
        Subject subject = house.inTransaction(
                () -> house.get(Subjects.class).find(NameScope.GLOBAL, name).orElseThrow());
        return new Caller(
                house.aSession(subject.id()), subject.id(), House.HOME, Optional.of(subject.party()), subject.role());
    }

    /** Works for the tenant, and is signed in. */
    private static Caller system(House where) {
        return where.inTransaction(() -> {
            Population staff = where.get(Tenants.class).population(House.TENANT, Population.STAFF);
            long number = where.get(Numbers.class).next();
            AdminUser.Details details = new AdminUser.Details("system", Optional.empty(), Optional.empty());
            AdminUser system = where.get(AdminUsers.class).add(number, House.TENANT, details, Role.TENANT_SYSTEM);
            Subject subject = where.get(Subjects.class).add(number, staff, where.aName(), system);
            Session session =
                    where.get(Sessions.class).open(subject, House.DOOR, "pwd", staff.tokens(), TokenKind.ACCESS);
            return new Caller(session.id(), subject.id(), House.HOME, Optional.of(subject.party()), Role.TENANT_SYSTEM);
        });
    }

    private static LoginName addName(House house) {
        LoginName fresh = house.aName();
        long customer = house.aCustomer().movesIn();
        house.get(CreateIdentity.class)
                .create(
                        TENANT_SYSTEM,
                        new CreateIdentity.Wish(
                                House.TENANT,
                                PartyId.customer(customer),
                                fresh,
                                Optional.empty(),
                                new Validity(Optional.empty(), Optional.empty()),
                                FactorWish.NONE),
                        HERE);
        return fresh;
    }

    private PasskeyOutcome register(House where, SoftAuthenticator with) {
        Ticket ticket = ticket();
        Creation creation = toMake(where, system(where), ticket);
        return answer(
                where,
                ticket.id(),
                attested(with, creation.challenge(), decoded(creation.user().id())));
    }

    private PasskeyOutcome show(House where, SoftAuthenticator with) {
        Ticket ticket = ticket();
        Request request = toShow(where, ticket);
        return answer(where, ticket.id(), asserted(with, decoded(request.challenge())));
    }

    private Creation toMake(House where, Caller caller, Ticket ticket) {
        return (Creation) ask(
                where,
                Optional.of(caller),
                new AskPasskey.Wish(NameScope.GLOBAL, name, Optional.of(Purpose.REGISTER), Optional.empty()),
                ticket);
    }

    private Request toShow(House where, Ticket ticket) {
        Request request = (Request) ask(
                where,
                Optional.empty(),
                new AskPasskey.Wish(NameScope.GLOBAL, name, Optional.empty(), Optional.empty()),
                ticket);
        assertThat(request.allowCredentials()).extracting(Descriptor::type).containsOnly("public-key");
        return request;
    }

    private AskPasskey.Wish wish(Secret code) {
        return new AskPasskey.Wish(NameScope.GLOBAL, name, Optional.empty(), Optional.of(code));
    }

    private static Object ask(House where, Optional<Caller> caller, AskPasskey.Wish wish, Ticket ticket) {
        return where.get(AskPasskey.class).ask(caller, wish, ticket, HERE).as(new DeviceTask.Cases<Object>() {
            @Override
            public Object toShow(Request request) {
                return request;
            }

            @Override
            public Object toMake(Creation creation) {
                return creation;
            }

            @Override
            public Object closed() {
                return "closed";
            }
        });
    }

    private PasskeyOutcome answer(House where, UUID challenge, DeviceAnswer answer) {
        return where.get(AnswerPasskey.class)
                .answer(new AnswerPasskey.Answer(challenge, NameScope.GLOBAL, name, answer), HERE);
    }

    private SignInOutcome signIn(House where, Optional<Secret> password, Proofs proofs) {
        return where.get(SignIn.class)
                .signIn(new SignIn.Attempt(NameScope.GLOBAL, name, password, proofs, House.DOOR), HERE);
    }

    private static Proofs proofs(PasskeyOutcome outcome) {
        return new Proofs(Optional.of(pass(outcome)), Optional.empty());
    }

    private static KeyAnswer.Decrypted pass(PasskeyOutcome outcome) {
        Passes.Pair pass = ((Done) outcome).pass();
        return new KeyAnswer.Decrypted(pass.name().reveal(), pass.proof());
    }

    private static String amr(SignInOutcome outcome) {
        UUID session = ((SignInOutcome.Done) outcome).signedIn().session().id();
        return house.inTransaction(
                () -> house.get(Sessions.class).findLive(session).orElseThrow().amr());
    }

    private static List<Object> told(House where) {
        Occurrence last = where.wiring.lastTold(Occurrence.class);
        return List.of(last.action(), last.factor().orElse(""), last.outcome());
    }

    private static Ticket ticket() {
        return new Ticket(
                house.get(Randomness.class).unguessableId(),
                house.clock.instant().plusSeconds(120));
    }

    private static Attested attested(SoftAuthenticator with, String challenge, byte[] handle) {
        SoftAuthenticator.Made made = with.make(decoded(challenge), DOMAIN, handle);
        return new Attested(made.id(), made.clientData(), made.attestationObject(), List.of(), "Phone");
    }

    private static Asserted asserted(SoftAuthenticator with, byte[] challenge) {
        SoftAuthenticator.Shown shown = with.show(challenge, DOMAIN);
        return new Asserted(
                shown.id(),
                shown.clientData(),
                shown.authenticatorData(),
                shown.signature(),
                Optional.of(shown.userHandle()));
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
