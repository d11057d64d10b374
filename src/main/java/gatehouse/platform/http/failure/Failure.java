package gatehouse.platform.http.failure;

import gatehouse.platform.validation.Violation;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why a call got no answer of its own: what every door must be able to word, whoever noticed it. Refusals that belong
 * to a contract (a wrong password, a locked identity) are not failures; the doors answer those themselves.
 *
 * @param status of HTTP, from 400; a door may answer with another one
 * @param violations one for each broken field; only with {@link Reason#INVALID}
 * @param code by which a program knows the refusal; empty: the status and the reason are all there is to know
 * @param sentence English, for the developer at the other end; empty: the door's own words for the reason are all there
 *     is to say
 * @param retryAfter how long to wait before it is worth asking again; empty: unknown
 * @param allowed the methods of the resource; only with {@link Reason#METHOD_NOT_ALLOWED}
 */
public record Failure(
        Reason reason,
        int status,
        List<Violation> violations,
        Optional<String> code,
        Optional<String> sentence,
        Optional<Duration> retryAfter,
        Set<String> allowed) {
    private static final int FIRST_OF_SERVER = 500;

    public Failure {
        violations = List.copyOf(violations);
        allowed = Set.copyOf(allowed);
    }

    public static Failure of(Reason reason) {
        return new Failure(
                reason, reason.status, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }

    public static Failure of(Reason reason, String sentence) {
        return new Failure(
                reason, reason.status, List.of(), Optional.empty(), Optional.of(sentence), Optional.empty(), Set.of());
    }

    public static Failure invalid(List<Violation> violations) {
        return new Failure(
                Reason.INVALID,
                Reason.INVALID.status,
                violations,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    /** With {@link Reason#TOO_MANY_REQUESTS} or {@link Reason#UNAVAILABLE}. */
    public static Failure until(Reason reason, Duration retryAfter) {
        return new Failure(
                reason,
                reason.status,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(retryAfter),
                Set.of());
    }

    /** @param allowed with or without HEAD, as the server tells it: that can be asked of everything that can be read */
    static Failure methodNotAllowed(Set<String> allowed) {
        Reason reason = Reason.METHOD_NOT_ALLOWED;
        return new Failure(
                reason, reason.status, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), allowed);
    }

    /** A bare status, from 400: all that the container tells. */
    public static Failure ofStatus(int status) {
        Reason other = status < FIRST_OF_SERVER ? Reason.MALFORMED_REQUEST : Reason.BROKEN;
        Reason reason = Arrays.stream(Reason.values())
                .filter(known -> known.status == status)
                .findFirst()
                .orElse(other);
        return new Failure(reason, status, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }

    /** A refusal that has a name of its own. */
    static Failure coded(CodedRefusal refusal) {
        Failure bare = ofStatus(refusal.status());
        return new Failure(
                bare.reason,
                bare.status,
                List.of(),
                Optional.of(refusal.code()),
                Optional.of(refusal.sentence()),
                Optional.empty(),
                Set.of());
    }

    /** The headers that HTTP asks for beside the body, whatever the dialect. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        retryAfter.ifPresent(wait -> headers.put(RetryAfter.HEADER, Long.toString(RetryAfter.seconds(wait))));
        if (!allowed.isEmpty()) {
            Set<String> methods = new TreeSet<>(allowed);
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            headers.put("Allow", String.join(", ", methods));
        }
        if (reason == Reason.UNAUTHENTICATED) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        return headers;
    }

    /** The first of a status is what a bare status means. */
    public enum Reason {
        /** Something about the request itself; also every other status of the 400s. */
        MALFORMED_REQUEST(400),
        /** A body that is not the JSON that was asked for. */
        UNREADABLE_BODY(400),
        /** A field or parameter that breaks a rule. */
        INVALID(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        /** A token over plain HTTP. */
        INSECURE(403),
        NOT_FOUND(404),
        METHOD_NOT_ALLOWED(405),
        NOT_ACCEPTABLE(406),
        BODY_TOO_LARGE(413),
        UNSUPPORTED_MEDIA_TYPE(415),
        TOO_MANY_REQUESTS(429),
        /** A mistake of ours; also every other status of the 500s. */
        BROKEN(500),
        /** Something we need is away or full, and will be back. */
        UNAVAILABLE(503);

        private final int status;

        Reason(int status) {
            this.status = status;
        }
    }
}
