package gatehouse.care;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that somebody signs in or steps up with, as staff may see it: never a key, a secret or a number.
 *
 * @param id where there may be several of a kind
 * @param label what its owner calls it
 * @param created empty where nobody wrote it down
 * @param changed when a password was set last
 * @param expires from when on a password has to be set anew
 * @param state how far a phone has come, or how a device asks
 */
public record Authenticator(
        long subjectId,
        Kind kind,
        Optional<String> id,
        Optional<String> label,
        Optional<Instant> created,
        Optional<Instant> changed,
        Optional<Instant> expires,
        Optional<String> state) {
    /** What it is. */
    public enum Kind {
        PASSWORD,
        CLIENT_KEY,
        TOTP,
        PASSKEY,
        /** A phone that gets codes. */
        SMS,
        /** A device of their own that answers challenges. */
        DEVICE
    }

    static Authenticator ofPassword(long subjectId, Instant changed, Instant expires) {
        return new Authenticator(
                subjectId,
                Kind.PASSWORD,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(changed),
                Optional.ofNullable(expires),
                Optional.empty());
    }

    static Authenticator ofOne(long subjectId, Kind kind, Instant created) {
        return new Authenticator(
                subjectId,
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.of(created),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Authenticator ofMany(
            long subjectId, Kind kind, Object id, String label, Instant created, Optional<String> state) {
        return new Authenticator(
                subjectId,
                kind,
                Optional.of(id.toString()),
                Optional.of(label),
                Optional.of(created),
                Optional.empty(),
                Optional.empty(),
                state);
    }

    static Authenticator ofPhone(long subjectId, Enum<?> state) {
        return new Authenticator(
                subjectId,
                Kind.SMS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(state.name()));
    }
}
