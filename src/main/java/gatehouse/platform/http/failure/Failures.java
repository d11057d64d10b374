package gatehouse.platform.http.failure;

import gatehouse.platform.http.failure.Failure.Reason;
import gatehouse.platform.json.UnreadableBody;
import gatehouse.platform.validation.Violation;
import jakarta.transaction.RollbackException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Finds the failure behind whatever was thrown, under all the wrappers that containers put around it. */
public final class Failures {
    private static final Duration SOON = Duration.ofSeconds(1);

    private Failures() {}

    /** @param signedIn whether the call has a principal; without one nothing is forbidden yet, only not signed in */
    public static Failure of(Throwable thrown, boolean signedIn) {
        if (thrown instanceof ConstraintViolationException refused && isAboutTheCall(refused)) {
            return Failure.invalid(Violation.allOf(refused));
        }
        List<Throwable> chain = chain(thrown);
        return first(UnreadableBody.class, chain)
                .map(Failures::ofBody)
                .or(() -> first(InvalidCall.class, chain).map(invalid -> Failure.invalid(invalid.violations())))
                .or(() -> first(CodedRefusal.class, chain).map(Failure::coded))
                .or(() -> first(UnreadableParameter.class, chain).map(Failures::ofParameter))
                .or(() -> outage(chain))
                .or(() -> first(WebApplicationException.class, chain).map(refused -> ofJaxRs(refused, signedIn)))
                .orElse(Failure.of(Reason.BROKEN));
    }

    private static Failure ofBody(UnreadableBody refused) {
        return switch (refused.kind()) {
            case TOO_LARGE -> Failure.of(Reason.BODY_TOO_LARGE, refused.sentence());
            case TYPE ->
                refused.field()
                        .map(field ->
                                Failure.invalid(List.of(new Violation(field, Violation.TYPE, refused.sentence()))))
                        .orElse(Failure.of(Reason.UNREADABLE_BODY, refused.sentence()));
            case EMPTY, INCOMPLETE, NOT_UTF8, SYNTAX, DUPLICATE_MEMBER, TOO_DEEP, BAD_TEXT, NULL_DOCUMENT ->
                Failure.of(Reason.UNREADABLE_BODY, refused.sentence());
        };
    }

    private static Failure ofParameter(UnreadableParameter refused) {
        return Failure.invalid(List.of(refused.violation()));
    }

    private static Failure ofJaxRs(WebApplicationException refused, boolean signedIn) {
        Failure failure = Failure.ofStatus(refused.getResponse().getStatus());
        if (failure.reason() == Reason.FORBIDDEN && !signedIn) {
            return Failure.of(Reason.UNAUTHENTICATED);
        }
        if (refused instanceof NotAllowedException) {
            return Failure.methodNotAllowed(refused.getResponse().getAllowedMethods());
        }
        if (refused instanceof ServiceUnavailableException away) {
            return Failure.until(Reason.UNAVAILABLE, retryAfter(away));
        }
        return failure;
    }

    private static Duration retryAfter(ServiceUnavailableException away) {
        String header = away.getResponse().getHeaderString(RetryAfter.HEADER);
        boolean inSeconds = header != null && header.matches("\\d{1,9}");
        return inSeconds ? Duration.ofSeconds(Long.parseLong(header)) : SOON;
    }

    private static Optional<Failure> outage(List<Throwable> chain) {
        boolean away = chain.stream().anyMatch(Outage::isSeenIn);
        return away ? Optional.of(Failure.until(Reason.UNAVAILABLE, SOON)) : Optional.empty();
    }

    /** A wrong answer is our mistake, and so is an entity that was refused on its way to the database. */
    private static boolean isAboutTheCall(ConstraintViolationException refused) {
        return refused.getConstraintViolations() != null
                && refused.getConstraintViolations().stream()
                        .map(violation -> violation.getPropertyPath().spliterator())
                        .noneMatch(nodes -> StreamSupport.stream(nodes, false)
                                .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE));
    }

    private static <T> Optional<T> first(Class<T> type, List<Throwable> chain) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static List<Throwable> chain(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        for (Throwable next = thrown; next != null && seen.add(next); next = next.getCause()) {
            chain.add(next);
            if (next instanceof RollbackException) {
                // Where WildFly puts what the database, or the way to it, said to a commit.
                Collections.addAll(chain, next.getSuppressed());
            }
        }
        return chain;
    }
}
