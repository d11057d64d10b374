package gatehouse.passkey;

import gatehouse.authentication.Circumstances;
import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Subject;

/** How somebody without a session shows that they are whom an identity was made for. */
public interface PresenceProof {
    /** Before a transaction is open: lets a code that was asked for a moment ago be sent first. */
    void awaitCode(NameScope scope, LoginName name);

    /** Whether this is the code that was sent to the subject for this; it is used up then, and a wrong one counted. */
    boolean isGivenBy(Subject subject, Secret code, Circumstances circumstances);
}
