package gatehouse.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.access.Caller;
import gatehouse.access.Territory;
import gatehouse.authenticator.totp.OtpAuthUri;
import gatehouse.door.Audience;
import gatehouse.identity.ChangeIdentity;
import gatehouse.identity.CreateIdentity;
import gatehouse.identity.FactorWish;
import gatehouse.identity.IdentityOutcome;
import gatehouse.identity.Validity;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.rig.AuthenticatorApp;
import gatehouse.rig.InsideGatehouse;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.PartyId;
import gatehouse.subject.Role;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no caller over HTTP can bring about: a policy of the tenant, and an enrolment between two lines of a login. */
class SecondFactorsIT extends InsideGatehouse {
    private static final long TENANT = 1;
    private static final long CUSTOMER = 3;
    private static final Secret PASSWORD = Secret.of("first_password");
    private static final Validity FOR_EVER = new Validity(Optional.empty(), Optional.empty());
    private static final FactorWish A_TOTP = new FactorWish(Optional.empty(), true, Set.of());
    private static final Caller SYSTEM = new Caller(
            new UUID(0, 0), 2, Territory.plain(TENANT), Optional.of(PartyId.adminUser(2)), Role.TENANT_SYSTEM);

    @Inject
    SignIn signIn;

    @Inject
    SignInSteps steps;

    @Inject
    CreateIdentity create;

    @Inject
    ChangeIdentity change;

    @Inject
    Randomness randomness;

    @Resource
    ManagedExecutorService threads;

    @Resource
    UserTransaction transaction;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    private LoginName name;
    private Circumstances circumstances;

    @BeforeEach
    void anIdentityWithAPassword() {
        name = LoginName.of("two-" + randomness.digits(12));
        circumstances = new Circumstances("192.0.2." + randomness.digits(2), "e" + randomness.digits(31));
        IdentityOutcome made = create.create(
                SYSTEM,
                new CreateIdentity.Wish(
                        TENANT, PartyId.customer(CUSTOMER), name, Optional.of(PASSWORD), FOR_EVER, FactorWish.NONE),
                circumstances);
        assertThat(made).isInstanceOf(IdentityOutcome.Done.class);
    }

    @Test
    void aLoginThatBeganBeforeAnEnrolmentIsJudgedByWhatIsEnrolledWhenItEnds() {
        Candidate seenBefore = ((Look.At) steps.look(NameScope.GLOBAL, name, circumstances)).candidate();
        enrol();

        SignInOutcome outcome = steps.conclude(seenBefore, true, Optional.empty(), attempt(Proofs.NONE), circumstances);

        assertThat(outcome).isEqualTo(new SignInOutcome.FactorMissing(SecondFactor.TOTP, true));
    }

    @Test
    void noSessionOfAPasswordAloneOutlivesAnEnrolmentAmongTwentyLogins() throws Exception {
        List<Callable<Object>> work = new ArrayList<>(Collections.nCopies(20, () -> login(Proofs.NONE)));
        work.add(10, this::enrol);

        Future<Object> enrolment = threads.invokeAll(work).get(10);

        requireEnrolled(enrolment);
        assertThat(count("session where login_name = ?1 and ended is null")).isZero();
        assertThat(login(Proofs.NONE)).isInstanceOf(SignInOutcome.FactorMissing.class);
    }

    @Test
    void theSessionKnowsAllThatItWasOpenedWith() {
        AuthenticatorApp app = enrol();

        login(new Proofs(Optional.empty(), Optional.of(Secret.of(app.nextCode()))));

        assertThat(count("session where login_name = ?1 and ended is null and amr = 'pwd otp'"))
                .isOne();
    }

    @Test
    void wherePolicySaysSoNobodyIsToldThatThePasswordWasRight() throws Exception {
        enrol();
        reveal(false);
        try {
            assertThat(login(Proofs.NONE)).isEqualTo(new SignInOutcome.FactorMissing(SecondFactor.TOTP, false));
            assertThat(recorded("FactorMissing")).as("the audit log knows").isOne();
        } finally {
            reveal(true);
        }
        assertThat(login(Proofs.NONE)).isEqualTo(new SignInOutcome.FactorMissing(SecondFactor.TOTP, true));
    }

    @Test
    void theAuditLogTellsWhichFactorDecided() {
        enrol();

        login(new Proofs(Optional.empty(), Optional.of(Secret.of("no code"))));

        assertThat(recorded("FactorRefused")).isOne();
        assertThat(recorded("DONE", "ENROL_FACTOR")).isOne();
    }

    /** On a machine with much else to do it may have got no connection in time; then it comes last. */
    private void requireEnrolled(Future<Object> enrolment) throws InterruptedException {
        try {
            enrolment.get();
        } catch (ExecutionException unserved) {
            enrol();
        }
    }

    private AuthenticatorApp enrol() {
        IdentityOutcome changed = change.change(
                SYSTEM,
                new ChangeIdentity.Wish(TENANT, PartyId.customer(CUSTOMER), name, Optional.empty(), FOR_EVER, A_TOTP),
                circumstances);
        OtpAuthUri uri = ((IdentityOutcome.Done) changed).totp().orElseThrow();
        return AuthenticatorApp.opening(uri.uri().reveal());
    }

    private SignInOutcome login(Proofs proofs) {
        return signIn.signIn(attempt(proofs), circumstances);
    }

    private SignIn.Attempt attempt(Proofs proofs) {
        return new SignIn.Attempt(NameScope.GLOBAL, name, Optional.of(PASSWORD), proofs, Audience.ECLIPSE);
    }

    private void reveal(boolean told) throws Exception {
        transaction.begin();
        entities.createNativeQuery(
                        "update population set reveal_missing_factor = ?1 where tenant_id = 1 and name = 'customers'")
                .setParameter(1, told)
                .executeUpdate();
        transaction.commit();
    }

    private long count(String what) {
        return ((Number) entities.createNativeQuery("select count(*) from " + what)
                        .setParameter(1, name.typed())
                        .getSingleResult())
                .longValue();
    }

    private long recorded(String outcome) {
        return recorded(outcome, "SIGN_IN");
    }

    private long recorded(String outcome, String action) {
        return ((Number) entities.createNativeQuery("select count(*) from audit_record where trace_id = ?1"
                                + " and outcome = ?2 and action = ?3 and factor = 'otp'")
                        .setParameter(1, circumstances.traceId())
                        .setParameter(2, outcome)
                        .setParameter(3, action)
                        .getSingleResult())
                .longValue();
    }
}
