package gatehouse.identity;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.SecondFactor;
import gatehouse.authenticator.totp.OtpAuthUri;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.subject.Subject;
import gatehouse.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What follows when a subject that can sign in already gets a factor, be it a key, a passkey, a TOTP, a phone or a device, or loses one: all other sessions end,
 * because they were opened by other rules, and its owner is told (ASVS 7.4.3).
 */
@ApplicationScoped
public class NewFactors {
    private final FactorGuard guard;
    private final FactorChanges changes;
    private final Sessions sessions;
    private final Contacts contacts;
    private final Texts texts;

    @Inject
    NewFactors(FactorGuard guard, FactorChanges changes, Sessions sessions, Contacts contacts, Texts texts) {
        this.guard = guard;
        this.changes = changes;
        this.sessions = sessions;
        this.contacts = contacts;
        this.texts = texts;
    }

    /** Whether the caller may have this; always so when it changes nothing. */
    boolean mayBeSet(Caller caller, Subject subject, FactorWish wish) {
        return changes.news(subject, wish).isEmpty() || guard.lets(caller, subject);
    }

    /**
     * @param subject with its row locked
     * @param goesOn the session that changes it, where it is the subject's own
     * @return what the authenticator app has to be told; empty when no TOTP was enrolled
     */
    Optional<OtpAuthUri> set(
            Caller caller, Subject subject, FactorWish wish, Optional<UUID> goesOn, Circumstances circumstances) {
        FactorWish news = changes.news(subject, wish);
        if (news.isEmpty()) {
            return Optional.empty();
        }
        Optional<OtpAuthUri> totp = changes.apply(caller, subject, news, circumstances);
        follow(subject, goesOn);
        return totp;
    }

    /**
     * Takes a key or a TOTP away. Whether the caller may was asked before.
     *
     * @param subject with its row locked
     * @param factor no passkey: those are retired one by one
     * @return false when it was not enrolled
     */
    public boolean retire(Caller caller, Subject subject, SecondFactor factor, Circumstances circumstances) {
        FactorWish wish = new FactorWish(Optional.empty(), false, Set.of(factor));
        boolean enrolled = !changes.news(subject, wish).isEmpty();
        set(caller, subject, wish, ownOf(caller, subject), circumstances);
        return enrolled;
    }

    /** The session that goes on when somebody changes what they sign in with themselves. */
    public static Optional<UUID> ownOf(Caller caller, Subject subject) {
        return caller.subjectId() == subject.id() ? Optional.of(caller.session()) : Optional.empty();
    }

    /**
     * Something was enrolled or retired just now; what was shown before is not remembered for later sessions.
     *
     * @param subject with its row locked
     * @param goesOn the session that did it, where it is the subject's own
     */
    public void follow(Subject subject, Optional<UUID> goesOn) {
        subject.forgetStepUp();
        sessions.endAll(subject.id(), goesOn, EndReason.FACTORS_CHANGED);
        contacts.tell(subject, texts.factorsChanged());
    }
}
