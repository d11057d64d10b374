package gatehouse.verification;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Purpose;
import gatehouse.coderequest.TakeCodeRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Somebody wants a code sent to a phone, a mailbox, or whatever reaches an identity. Whoever asks learns nothing, neither
 * whether the identity exists nor whether anything was sent; a second send too soon, or over the budget of the number or
 * mailbox, is dropped in silence. Only an address that asks too often is told so.
 *
 * <p>The call notes the request and nothing else, as with a lost password: whose it is, is looked up after the answer.
 */
@ApplicationScoped
public class RequestVerification {
    private final TakeCodeRequest requests;

    @Inject
    RequestVerification(TakeCodeRequest requests) {
        this.requests = requests;
    }

    /** @return how long to wait when the address asks too often; empty when the request was taken */
    public Optional<Duration> request(VerificationWish wish, Circumstances circumstances) {
        return requests.take(
                Purpose.VERIFICATION, Action.REQUEST_VERIFICATION, wish.target().whose(), wish.text(), circumstances);
    }
}
