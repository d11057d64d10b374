package gatehouse.identity;

import gatehouse.authenticator.password.BCryptString;
import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.Passwords;
import java.time.Instant;
import java.util.Optional;

/** A password that was judged and may be stored, inside the caller's transaction. */
public sealed interface ReadyPassword {
    void store(Passwords passwords, long subjectId, Optional<Instant> expires);

    /** Came as clear text and was hashed here. */
    record Clear(Hashed hashed) implements ReadyPassword {
        @Override
        public void store(Passwords passwords, long subjectId, Optional<Instant> expires) {
            passwords.set(subjectId, hashed, expires);
        }
    }

    /** Was hashed by somebody with the right to do so. */
    record Imported(BCryptString bcrypt) implements ReadyPassword {
        @Override
        public void store(Passwords passwords, long subjectId, Optional<Instant> expires) {
            passwords.importBCrypt(subjectId, bcrypt, expires);
        }
    }
}
