package gatehouse.identity;

import gatehouse.authentication.Factors;
import gatehouse.authenticator.passkey.PasskeyQuestions;
import gatehouse.authenticator.password.FormerPasswords;
import gatehouse.authenticator.password.Passwords;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.Recipient;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.subject.PasswordReplaced;
import gatehouse.subject.Subject;
import gatehouse.text.Texts;
import gatehouse.throttle.Holder;
import gatehouse.throttle.Lockouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What follows when a subject gets another password, whoever set it: the old one is dead, all other sessions end, codes
 * that wait for an answer die, guesses at the old one are forgotten, a temporary identity becomes a lasting one, whatever
 * was remembered in its favour is forgotten or hears of it, and its owner is told (ASVS 7.4.3).
 */
@ApplicationScoped
public class NewPassword {
    private final Passwords passwords;
    private final FormerPasswords former;
    private final Sessions sessions;
    private final Challenges challenges;
    private final PasskeyQuestions passkeys;
    private final Lockouts lockouts;
    private final Contacts contacts;
    private final Texts texts;
    private final Event<PasswordReplaced> replacements;
    private final Clock clock;

    @Inject
    NewPassword(
            Passwords passwords,
            FormerPasswords former,
            Sessions sessions,
            Challenges challenges,
            PasskeyQuestions passkeys,
            Lockouts lockouts,
            Contacts contacts,
            Texts texts,
            Event<PasswordReplaced> replacements,
            Clock clock) {
        this.passwords = passwords;
        this.former = former;
        this.sessions = sessions;
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.lockouts = lockouts;
        this.contacts = contacts;
        this.texts = texts;
        this.replacements = replacements;
        this.clock = clock;
    }

    /**
     * @param subject with its row locked
     * @param expires when this one has to be set anew; empty for never
     * @param goesOn the session that set it, where it is the subject's own
     */
    public void set(Subject subject, ReadyPassword password, Optional<Instant> expires, Optional<UUID> goesOn) {
        former.retirePresentOf(subject);
        password.store(passwords, subject.id(), expires);
        subject.staysUsable();
        subject.forgetStepUp();
        sessions.endAll(subject.id(), goesOn, EndReason.PASSWORD_CHANGED);
        challenges.endAll(Recipient.of(subject.id()), clock.instant());
        passkeys.endOpenedByCode(subject.id());
        lockouts.unlock(Holder.of(Factors.PASSWORD, subject.id()));
        replacements.fire(new PasswordReplaced(subject.tenantId(), subject.id()));
        contacts.tell(subject, texts.passwordChanged());
    }
}
