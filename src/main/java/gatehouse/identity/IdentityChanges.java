package gatehouse.identity;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.password.Passwords;
import gatehouse.authenticator.totp.OtpAuthUri;
import gatehouse.identity.IdentityOutcome.Done;
import gatehouse.identity.IdentityOutcome.Refused;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The transaction of {@link ChangeIdentity}: all of the change, on the subject's locked row, or nothing of it. */
@ApplicationScoped
class IdentityChanges {
    private final Subjects subjects;
    private final Identities identities;
    private final Standing standing;
    private final NewPassword newPassword;
    private final NewFactors newFactors;
    private final FactorGuard guard;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    IdentityChanges(
            Subjects subjects,
            Identities identities,
            Standing standing,
            NewPassword newPassword,
            NewFactors newFactors,
            FactorGuard guard,
            Passwords passwords,
            Sessions sessions,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.subjects = subjects;
        this.identities = identities;
        this.standing = standing;
        this.newPassword = newPassword;
        this.newFactors = newFactors;
        this.guard = guard;
        this.passwords = passwords;
        this.sessions = sessions;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    @Transactional
    IdentityOutcome apply(
            Caller caller,
            long subjectId,
            Optional<ReadyPassword> password,
            ChangeIdentity.Wish wish,
            Circumstances circumstances) {
        Optional<Subject> found = subjects.lock(subjectId);
        if (found.isEmpty()) {
            return Refused.MISSING;
        }
        Subject subject = found.get();
        Optional<IdentityOutcome> objection =
                standing.objection(caller, subject.party(), subject.role(), subject.tenantId());
        if (objection.isPresent()) {
            return objection.get();
        }
        Validity validity = wish.validity();
        if (password.isPresent() && staysShut(subject, validity)) {
            return Refused.OUT_OF_USE;
        }
        if (password.isEmpty() && caller.is(subject.party()) && putsOff(subject, validity)) {
            return Refused.TEMPORARY;
        }
        if (!newFactors.mayBeSet(caller, subject, wish.factors())) {
            return Refused.GUARDED;
        }
        Optional<UUID> goesOn = own(caller, subject);
        password.ifPresent(ready -> newPassword.set(subject, ready, validity.passwordExpires(), goesOn));
        change(subject, validity);
        if (guard.mayOverride(caller, subject)) {
            subject.openEnrolment(clock.instant());
        }
        occurrences.fire(Occurrence.by(caller, subject, Action.CHANGE_IDENTITY, "DONE", circumstances));
        Optional<OtpAuthUri> totp = newFactors.set(caller, subject, wish.factors(), goesOn, circumstances);
        return new Done(identities.identity(subject), totp);
    }

    /** A new password opens an identity only before its last moment (5.14), unless a later moment comes with it. */
    private boolean staysShut(Subject subject, Validity validity) {
        Instant now = clock.instant();
        boolean reopened = validity.authLockedAfter().filter(now::isBefore).isPresent();
        return subject.isLockedForGoodAt(now) && !reopened;
    }

    /** What somebody else gave for a time lasts longer only with a password of the owner's own choice. */
    private boolean putsOff(Subject subject, Validity validity) {
        return isLater(validity.authLockedAfter(), subject.authLockedAfter())
                || isLater(validity.passwordExpires(), identities.expiry(subject));
    }

    private static boolean isLater(Optional<Instant> wished, Optional<Instant> given) {
        return wished.isPresent() && given.filter(wished.get()::isAfter).isPresent();
    }

    /** Sessions were opened under the old dates, so they end; who wants to go on signs in again. */
    private void change(Subject subject, Validity validity) {
        validity.passwordExpires().ifPresent(moment -> passwords.expireAt(subject.id(), Optional.of(moment)));
        validity.authLockedAfter().ifPresent(moment -> {
            subject.lockAfter(moment);
            sessions.endAll(subject.id(), Optional.empty(), EndReason.SUBJECT_LOCKED);
        });
    }

    private static Optional<UUID> own(Caller caller, Subject subject) {
        return caller.subjectId() == subject.id() ? Optional.of(caller.session()) : Optional.empty();
    }
}
