package gatehouse.verification;

import gatehouse.authentication.Circumstances;
import gatehouse.passkey.PresenceProof;
import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The code that was sent to verify an identity opens the registration of its first passkey. */
@ApplicationScoped
class CodeAsProof implements PresenceProof {
    private final ProvePresence presence;

    @Inject
    CodeAsProof(ProvePresence presence) {
        this.presence = presence;
    }

    @Override
    public void awaitCode(NameScope scope, LoginName name) {
        presence.awaitCode(scope, name);
    }

    @Override
    public boolean isGivenBy(Subject subject, Secret code, Circumstances circumstances) {
        return presence.prove(subject.nameScope(), subject.loginName(), code, circumstances)
                .isPresent();
    }
}
