package gatehouse.recovery;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Purpose;
import gatehouse.coderequest.TakeCodeRequest;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Somebody forgot a password: a one-time code or a link goes to the phone on the customer's profile, or to the subject's own
 * e-mail address. Whoever asks learns nothing, neither whether the name exists nor whether anything was sent; a second send too soon, or over the number's
 * budget, is dropped in silence. Only an address that asks too often is told so.
 *
 * <p>The call notes the request and nothing else. Who the name is, is looked up after the answer.
 */
@ApplicationScoped
public class RequestPasswordReset {
    private final TakeCodeRequest requests;

    @Inject
    RequestPasswordReset(TakeCodeRequest requests) {
        this.requests = requests;
    }

    /** @return how long to wait when the address asks too often; empty when the request was taken */
    public Optional<Duration> request(NameScope scope, LoginName name, ResetWay way, Circumstances circumstances) {
        ResetWish wish = new ResetWish(way, scope, name);
        return requests.take(
                Purpose.PASSWORD_RESET, Action.REQUEST_PASSWORD_RESET, wish.whose(), wish.text(), circumstances);
    }
}
