package gatehouse.support;

import gatehouse.authentication.Circumstances;
import gatehouse.passkey.PresenceProof;
import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Subject;
import java.util.function.Predicate;

/** Codes that prove what a test says they prove; none to begin with. */
public final class FakePresence implements PresenceProof {
    private Predicate<Secret> right = code -> false;

    public void isProvedBy(Predicate<Secret> codes) {
        right = codes;
    }

    @Override
    public void awaitCode(NameScope scope, LoginName name) {}

    @Override
    public boolean isGivenBy(Subject subject, Secret code, Circumstances circumstances) {
        return right.test(code);
    }
}
