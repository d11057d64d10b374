package gatehouse.identity;

import gatehouse.authenticator.password.Weakness;
import gatehouse.identity.IdentityOutcome.Overloaded;
import gatehouse.identity.IdentityOutcome.Refused;
import gatehouse.identity.IdentityOutcome.Unfit;
import gatehouse.tenant.PasswordPreset;
import java.time.Duration;
import java.util.function.Function;

/** What a password that was not taken means for an identity; {@code next} goes on with one that was. */
record IdentityIntake(Function<ReadyPassword, IdentityOutcome> next) implements PasswordIntake.Cases<IdentityOutcome> {
    @Override
    public IdentityOutcome ready(ReadyPassword password) {
        return next.apply(password);
    }

    @Override
    public IdentityOutcome unfit(Weakness weakness, PasswordPreset preset) {
        return new Unfit(weakness, preset);
    }

    @Override
    public IdentityOutcome notImportable() {
        return Refused.NOT_IMPORTABLE;
    }

    @Override
    public IdentityOutcome overloaded(Duration retryAfter) {
        return new Overloaded(retryAfter);
    }
}
