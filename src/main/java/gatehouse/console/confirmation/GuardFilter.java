package gatehouse.console.confirmation;

import gatehouse.access.Caller;
import gatehouse.access.Reason;
import gatehouse.authentication.confirmation.ConfirmSession;
import gatehouse.door.CurrentCaller;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Asks whoever has a second factor for a fresh one and for a reason, before a guarded call; whoever has none goes on as
 * before, and may say why (ADR 25). It is looked at while no transaction is open: the permission is asked afterwards.
 */
@Guarded
@Dependent
@Priority(Priorities.AUTHORIZATION + 1)
public class GuardFilter implements ContainerRequestFilter {
    /** UTF-8, percent-encoded, because headers have no other letters than those of English. */
    static final String HEADER = "Gatehouse-Reason";

    @Inject
    CurrentCaller current;

    @Inject
    ConfirmSession confirmSession;

    @Override
    public void filter(ContainerRequestContext request) {
        Caller caller = current.caller().orElseThrow(() -> new NotAuthorizedException("Bearer"));
        Optional<String> text = Optional.ofNullable(request.getHeaderString(HEADER));
        if (!confirmSession.factorsOf(caller).isEmpty()) {
            requireConfirmed(caller);
            current.because(reason(text.orElse("")));
        } else {
            text.map(GuardFilter::reason).ifPresent(current::because);
        }
    }

    private void requireConfirmed(Caller caller) {
        if (confirmSession.until(caller).isEmpty()) {
            current.noteUnconfirmed();
            throw Danger.confirmationRequired();
        }
    }

    private static Reason reason(String text) {
        return Reason.parse(decoded(text)).orElseThrow(() -> Danger.noReason(HEADER));
    }

    /** A plus stays one: only percent signs mean something. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw Danger.noReason(HEADER);
        }
    }
}
