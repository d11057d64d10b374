package gatehouse.authenticator.passkey;

import gatehouse.authenticator.passkey.Finding.Flawed;
import gatehouse.authenticator.passkey.Finding.Good;
import gatehouse.authenticator.passkey.Passes.Shown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/** Takes what devices answer: verifies it, and remembers what has to be remembered. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PasskeyAnswers {
    /** More than anybody has devices. */
    static final int MOST = 20;

    private final Ceremony ceremony;
    private final PasskeyChallenges challenges;
    private final PasskeyQuestions questions;
    private final Passkeys passkeys;
    private final Clock clock;

    @Inject
    PasskeyAnswers(
            Ceremony ceremony,
            PasskeyChallenges challenges,
            PasskeyQuestions questions,
            Passkeys passkeys,
            Clock clock) {
        this.ceremony = ceremony;
        this.challenges = challenges;
        this.questions = questions;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /**
     * A passkey was made. The subject's row is locked.
     *
     * @param question taken, and to make one
     * @throws jakarta.persistence.PersistenceException when it was registered by a request at the same moment
     */
    public Finding<Shown> made(Question question, Attested answer) {
        long subject = question.subjectId();
        return ceremony.register(challenges.bytes(question.id()), answer)
                .then(credential -> passkeys.isKnown(credential.id())
                        ? new Flawed<>(Flaw.DUPLICATE_CREDENTIAL)
                        : new Good<>(credential))
                .then(credential -> passkeys.of(subject).size() >= MOST
                        ? new Flawed<>(Flaw.TOO_MANY_PASSKEYS)
                        : new Good<>(credential))
                .then(credential -> new Good<>(new Shown(
                        subject,
                        passkeys.add(subject, credential).id(),
                        credential.state().userVerified())));
    }

    /**
     * A passkey was shown.
     *
     * @param question taken, and to show one
     */
    public Finding<Shown> shown(Question question, Asserted answer) {
        long subject = question.subjectId();
        Optional<Passkey> found =
                passkeys.lock(subject, Base64.getUrlEncoder().withoutPadding().encodeToString(answer.credentialId()));
        if (found.isEmpty()) {
            return new Flawed<>(Flaw.UNKNOWN_CREDENTIAL);
        }
        if (answer.userHandle()
                .filter(handle -> !questions.isHandleOf(subject, handle))
                .isPresent()) {
            return new Flawed<>(Flaw.WRONG_USER_HANDLE);
        }
        Passkey passkey = found.get();
        return ceremony.show(challenges.bytes(question.id()), passkey.credential(), answer)
                .then(state -> {
                    passkey.wasShown(state, clock.instant());
                    return new Good<>(new Shown(subject, passkey.id(), state.userVerified()));
                });
    }
}
