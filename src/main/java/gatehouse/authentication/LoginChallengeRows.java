package gatehouse.authentication;

import gatehouse.authenticator.clientkey.Asked;
import gatehouse.authenticator.clientkey.ClientKey;
import gatehouse.authenticator.clientkey.ClientKeys;
import gatehouse.authenticator.clientkey.Decoys;
import gatehouse.authenticator.clientkey.LoginChallenges;
import gatehouse.authenticator.clientkey.Scheme;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The transaction of {@link AskLoginChallenge}: the same steps for a name with a key, without one, and of nobody. */
@ApplicationScoped
class LoginChallengeRows {
    private static final long NOBODY = -1;

    private final Subjects subjects;
    private final ClientKeys keys;
    private final Decoys decoys;
    private final LoginChallenges challenges;

    @Inject
    LoginChallengeRows(Subjects subjects, ClientKeys keys, Decoys decoys, LoginChallenges challenges) {
        this.subjects = subjects;
        this.keys = keys;
        this.decoys = decoys;
        this.challenges = challenges;
    }

    @Transactional
    public Asked ask(NameScope scope, LoginName name, Scheme scheme) {
        Optional<Long> subject = subjects.find(scope, name).map(Subject::id);
        Optional<ClientKey> enrolled = keys.find(subject.orElse(NOBODY));
        ClientKey decoy = decoys.keyFor(scope.key(), name.canonical());
        return challenges.ask(enrolled.flatMap(key -> subject), enrolled.orElse(decoy), scheme);
    }
}
