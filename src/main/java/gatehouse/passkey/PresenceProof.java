package gatehouse.passkey;

import gatehouse.authentication.Circumstances;
import gatehouse.platform.Secret;
import gatehouse.subject.Subject;

/** How somebody without a session shows that they are whom an identity was made for. */
public interface PresenceProof {
    /** Whether this is the code that was sent to the subject for this; it is used up then, and a wrong one counted. */
    boolean isGivenBy(Subject subject, Secret code, Circumstances circumstances);
}
