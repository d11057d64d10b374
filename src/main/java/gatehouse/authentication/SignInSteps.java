package gatehouse.authentication;

import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.Passwords;
import gatehouse.authenticator.password.StoredPassword;
import gatehouse.platform.KeyedHash;
import gatehouse.standing.Standings;
import gatehouse.standing.Standings.Named;
import gatehouse.standing.Standings.Standing;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Strangers;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.Holder;
import gatehouse.throttle.Limits;
import gatehouse.throttle.Lockouts;
import gatehouse.throttle.RequestLimits;
import gatehouse.throttle.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The two short transactions of {@link SignIn}, on either side of the hash. */
@ApplicationScoped
class SignInSteps {
    private final RequestLimits requests;
    private final Limits limits;
    private final Standings standings;
    private final Subjects subjects;
    private final Passwords passwords;
    private final Tenants tenants;
    private final Strangers strangers;
    private final Lockouts lockouts;
    private final SecondFactors secondFactors;
    private final SessionOpening opening;
    private final KeyedHash keyedHash;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    SignInSteps(
            RequestLimits requests,
            Limits limits,
            Standings standings,
            Subjects subjects,
            Passwords passwords,
            Tenants tenants,
            Strangers strangers,
            Lockouts lockouts,
            SecondFactors secondFactors,
            SessionOpening opening,
            KeyedHash keyedHash,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.requests = requests;
        this.limits = limits;
        this.standings = standings;
        this.subjects = subjects;
        this.passwords = passwords;
        this.tenants = tenants;
        this.strangers = strangers;
        this.lockouts = lockouts;
        this.secondFactors = secondFactors;
        this.opening = opening;
        this.keyedHash = keyedHash;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** Counts the attempt, and reads who the name may be. */
    @Transactional
    public Look look(NameScope scope, LoginName name, Circumstances circumstances) {
        return count(circumstances).<Look>map(Look.TooMany::new).orElseGet(() -> new Look.At(candidate(scope, name)));
    }

    /**
     * Counts the attempt of the address; in a transaction of its own where the rest waits for a subject's row, because all
     * who share the address would wait too.
     *
     * @return how long to stay away; empty when the attempt is within the limit
     */
    @Transactional
    public Optional<Duration> count(Circumstances circumstances) {
        Optional<Duration> wait = circumstances
                .countedAddress()
                .flatMap(address -> requests.take(limits.loginsPerAddress(), address, clock.instant()));
        if (wait.isPresent()) {
            occurrences.fire(Occurrence.ofNobody(Action.SIGN_IN, "TooMany", circumstances));
        }
        return wait;
    }

    private Candidate candidate(NameScope scope, LoginName name) {
        return standings.named(scope, name, Factors.PASSWORD).map(this::known).orElseGet(() -> stranger(scope, name));
    }

    private Candidate known(Named named) {
        Subject subject = named.subject();
        return Candidate.of(
                subject,
                named.population(),
                Holder.of(Factors.PASSWORD, subject.id()),
                passwords.find(subject.id()),
                named.lockedUntil().filter(clock.instant()::isBefore));
    }

    private Candidate stranger(NameScope scope, LoginName name) {
        Holder holder = Holder.ofStranger(Factors.PASSWORD, scope.key(), name.canonical(), keyedHash);
        return Candidate.ofStranger(
                holder, strangers.lockoutWithin(scope), lockouts.lockedUntil(holder, clock.instant()));
    }

    /** The name was locked already when it was looked at: nothing was verified, nothing is counted. */
    @Transactional
    public SignInOutcome refuseLocked(Candidate candidate, Instant until, Circumstances circumstances) {
        return told(new SignInOutcome.Locked(until), candidate, circumstances);
    }

    /**
     * Gives the verdict, with the subject's row locked and everything that may have changed during the hash read again:
     * a subject that was removed, a password that was changed, the last allowed failure of somebody else.
     *
     * <p>The right password of somebody who may not sign in counts as a wrong one: else it would clear the count, and so
     * tell that it was right.
     *
     * @param right whether the password matched the stored one that {@link #look} had read
     * @param rehashed the same password under today's cost, where the stored one was cheaper
     */
    @Transactional
    public SignInOutcome conclude(
            Candidate candidate,
            boolean right,
            Optional<Hashed> rehashed,
            SignIn.Attempt attempt,
            Circumstances circumstances) {
        Instant now = clock.instant();
        Optional<Right> opened = candidate
                .subjectId()
                .flatMap(subjects::lock)
                .filter(subject -> right
                        && !subject.isLockedForGoodAt(now)
                        && subject.maySignIn(candidate.population().orElseThrow()))
                .map(subject -> new Right(subject, standing(candidate)))
                .filter(shown -> shown.standing().passwordIsCurrent());
        SignInOutcome outcome = verdict(opened, candidate, now).as(new Verdict.Cases<>() {
            @Override
            public SignInOutcome passed(Verdict.Passed passed) {
                return open(opened.orElseThrow(), candidate, rehashed, attempt, circumstances, now);
            }

            @Override
            public SignInOutcome failed(Verdict.Failed failed) {
                return new SignInOutcome.Refused();
            }

            @Override
            public SignInOutcome locked(Verdict.Locked locked) {
                return new SignInOutcome.Locked(locked.until());
            }
        });
        return told(outcome, candidate, circumstances);
    }

    /** Who showed the right password and may sign in, with the row locked. */
    private record Right(Subject subject, Standing standing) {}

    private Standing standing(Candidate candidate) {
        return standings.of(
                candidate.subjectId().orElseThrow(),
                candidate.password().orElseThrow().changed(),
                candidate.holder(),
                candidate.population().orElseThrow().mostSessions());
    }

    private Verdict verdict(Optional<Right> opened, Candidate candidate, Instant now) {
        if (opened.filter(right -> !right.standing().isCounted()).isPresent()) {
            return new Verdict.Passed();
        }
        return lockouts.judge(candidate.holder(), opened.isPresent(), candidate.lockout(), now);
    }

    private SignInOutcome open(
            Right right,
            Candidate candidate,
            Optional<Hashed> rehashed,
            SignIn.Attempt attempt,
            Circumstances circumstances,
            Instant now) {
        Subject subject = right.subject();
        Population population = candidate.population().orElseThrow();
        SecondFactors.Examination examination =
                secondFactors.examine(subject, right.standing().enrolled(), attempt.proofs(), population, now);
        if (examination.objection().isPresent()) {
            return examination.objection().get();
        }
        StoredPassword verified = candidate.password().orElseThrow();
        if (verified.isExpiredAt(now)) {
            return new SignInOutcome.PasswordExpired(Optional.of(population)
                    .filter(Population::letsExpiredPasswordOpenChange)
                    .map(lets -> opening.openForPasswordChange(new SessionOpening.Entrant(
                            subject, lets, Factors.PASSWORD, attempt.audience(), circumstances))));
        }
        rehashed.ifPresent(better -> passwords.rehash(verified, better));
        return new SignInOutcome.Done(opening.open(new SessionOpening.Entrant(
                subject,
                population,
                amr(Stream.of(Factors.PASSWORD), examination),
                attempt.audience(),
                circumstances,
                !right.standing().sessionsMayBeTooMany())));
    }

    private static String amr(Stream<String> before, SecondFactors.Examination examination) {
        return Stream.concat(before, examination.shown().stream().map(SecondFactor::amr))
                .collect(Collectors.joining(" "));
    }

    /**
     * Who shows a passkey that is two factors on its own leaves the password out. Failures are not counted: there is
     * nothing to guess, and whoever knows only the name must not be able to lock its owner out. That the password is
     * locked, or has expired, is no matter of the passkey's.
     */
    @Transactional
    public SignInOutcome openWithoutPassword(SignIn.Attempt attempt, Circumstances circumstances) {
        Instant now = clock.instant();
        Optional<Subject> named =
                subjects.find(attempt.scope(), attempt.name()).flatMap(subject -> subjects.lock(subject.id()));
        SignInOutcome outcome = named.filter(subject -> subject.isInUseAt(now))
                .filter(subject -> secondFactors.areTwoOnTheirOwn(subject, attempt.proofs()))
                .map(subject -> openByPasskey(subject, attempt, circumstances, now))
                .orElseGet(SignInOutcome.Refused::new);
        occurrences.fire(new Occurrence(
                Action.SIGN_IN,
                Optional.of(decidedBesidePasskey(outcome)),
                outcome.getClass().getSimpleName(),
                named.map(Subject::tenantId),
                named.map(Subject::id),
                named.map(Subject::id),
                circumstances));
        return outcome;
    }

    /** Nobody showed a password: what another factor did not decide, the passkey did. */
    private static String decidedBesidePasskey(SignInOutcome outcome) {
        return outcome.decidedBy().equals(Factors.PASSWORD) ? Factors.PASSKEY : outcome.decidedBy();
    }

    private SignInOutcome openByPasskey(
            Subject subject, SignIn.Attempt attempt, Circumstances circumstances, Instant now) {
        Population population = tenants.population(subject.tenantId(), subject.population());
        SecondFactors.Examination examination = secondFactors.examine(subject, attempt.proofs(), population, now);
        return examination
                .objection()
                .orElseGet(() -> new SignInOutcome.Done(opening.open(new SessionOpening.Entrant(
                        subject, population, amr(Stream.empty(), examination), attempt.audience(), circumstances))));
    }

    private SignInOutcome told(SignInOutcome outcome, Candidate candidate, Circumstances circumstances) {
        occurrences.fire(new Occurrence(
                Action.SIGN_IN,
                Optional.of(outcome.decidedBy()),
                outcome.getClass().getSimpleName(),
                candidate.tenantId(),
                candidate.subjectId(),
                candidate.subjectId(),
                circumstances));
        return outcome;
    }
}
