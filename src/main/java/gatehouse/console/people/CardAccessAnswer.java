package gatehouse.console.people;

import gatehouse.authenticator.password.Weakness;
import gatehouse.cardholder.CardAccess;
import gatehouse.platform.http.failure.CodedRefusal;
import gatehouse.tenant.PasswordPreset;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Duration;
import java.time.Instant;

/** What is said to staff who have a card access password sent. Nobody chose it, so most refusals cannot come. */
final class CardAccessAnswer implements CardAccess.Cases<Void> {
    @Override
    public Void done(Instant set) {
        return null;
    }

    @Override
    public Void missing() {
        throw new NotFoundException();
    }

    @Override
    public Void unreachable() {
        throw new CodedRefusal(409, "NO_PHONE", "The customer has no phone to send the password to");
    }

    @Override
    public Void notByTenant() {
        throw new ForbiddenException();
    }

    @Override
    public Void wrongCode() {
        throw new ForbiddenException();
    }

    @Override
    public Void unfit(Weakness weakness, PasswordPreset preset) {
        throw new IllegalStateException("One that is drawn satisfies every preset");
    }

    @Override
    public Void tooMany(Duration retryAfter) {
        throw new ServiceUnavailableException(retryAfter.toSeconds());
    }

    @Override
    public Void overloaded(Duration retryAfter) {
        throw new ServiceUnavailableException(retryAfter.toSeconds());
    }
}
