package gatehouse.authenticator.passkey;

import com.webauthn4j.verifier.exception.BadAlgorithmException;
import com.webauthn4j.verifier.exception.BadBackupEligibleFlagException;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.ConstraintViolationException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.IllegalBackupStateException;
import com.webauthn4j.verifier.exception.InconsistentClientDataTypeException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.MissingChallengeException;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.Arrays;
import java.util.Set;

/** What is wrong with a credential that came back; for the audit, never for whoever sent it. */
public enum Flaw {
    /** It cannot be read, or lacks what it must have. */
    UNREADABLE(ConstraintViolationException.class),
    WRONG_TYPE(InconsistentClientDataTypeException.class),
    WRONG_CHALLENGE(BadChallengeException.class, MissingChallengeException.class),
    WRONG_ORIGIN(BadOriginException.class, BadTopOriginException.class, CrossOriginException.class),
    WRONG_DOMAIN(BadRpIdException.class),
    USER_NOT_PRESENT(UserNotPresentException.class),
    USER_NOT_VERIFIED(UserNotVerifiedException.class),
    WRONG_ALGORITHM(BadAlgorithmException.class, NotAllowedAlgorithmException.class),
    WRONG_SIGNATURE(BadSignatureException.class),
    /** The counter went back or stood still: there is a second copy of the key, or this is a replay. */
    COUNTER_WENT_BACK(MaliciousCounterValueException.class),
    /** A key that can be copied became one that cannot, or says to be copied and cannot be. */
    WRONG_BACKUP_STATE(BadBackupEligibleFlagException.class, IllegalBackupStateException.class),
    /** No passkey of this subject. */
    UNKNOWN_CREDENTIAL,
    /** The passkey was made for somebody else. */
    WRONG_USER_HANDLE,
    /** It is registered already, here or for somebody else. */
    DUPLICATE_CREDENTIAL,
    TOO_MANY_PASSKEYS,
    /** Whatever else a verification objects to. */
    WRONG_ATTESTATION(VerificationException.class);

    private final Set<Class<? extends RuntimeException>> objections;

    @SafeVarargs
    Flaw(Class<? extends RuntimeException>... objections) {
        this.objections = Set.of(objections);
    }

    static Flaw of(RuntimeException objection) {
        return Arrays.stream(values())
                .filter(flaw -> flaw.objections.stream().anyMatch(type -> type.isInstance(objection)))
                .findFirst()
                .orElse(UNREADABLE);
    }
}
