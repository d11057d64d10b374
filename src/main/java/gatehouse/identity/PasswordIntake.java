package gatehouse.identity;

import gatehouse.authenticator.password.BCryptString;
import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.authenticator.password.PasswordRules;
import gatehouse.authenticator.password.Weakness;
import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.tenant.PasswordPreset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Judges a password that somebody wants to set and makes it ready to be stored. It hashes, so it must be asked while no
 * transaction is open.
 */
@ApplicationScoped
public class PasswordIntake {
    private final PasswordRules rules;
    private final PasswordHashing hashing;

    @Inject
    PasswordIntake(PasswordRules rules, PasswordHashing hashing) {
        this.rules = rules;
        this.hashing = hashing;
    }

    /**
     * Who sets a password for whom.
     *
     * @param mayImport whether a BCrypt string may be brought, which takes rights at the tenant
     */
    public record Terms(PasswordPreset preset, LoginName name, boolean mayImport) {}

    public <R> R take(Secret password, Terms terms, Cases<R> cases) {
        if (terms.mayImport() && BCryptString.looksLikeBCrypt(password)) {
            return BCryptString.importable(password)
                    .map(bcrypt -> cases.ready(new ReadyPassword.Imported(bcrypt)))
                    .orElseGet(cases::notImportable);
        }
        Optional<Weakness> objection = objection(password, terms);
        return objection.isPresent() ? cases.unfit(objection.get(), terms.preset()) : hash(password, cases);
    }

    /**
     * As {@link #take}, for terms that are looked up under a lock: the place to hash comes first.
     *
     * @param terms asked once there is a place; empty gives it back
     * @param refused what comes of it then
     */
    public <R> R takeInTurn(
            Secret password, Supplier<Optional<Terms>> terms, Supplier<? extends R> refused, Cases<R> cases) {
        return hashing.hashInTurn(
                password, () -> objection(password, terms.get(), refused, cases), ready(cases), cases::overloaded);
    }

    private <R> Optional<R> objection(
            Secret password, Optional<Terms> terms, Supplier<? extends R> refused, Cases<R> cases) {
        if (terms.isEmpty()) {
            return Optional.of(refused.get());
        }
        return objection(password, terms.get())
                .map(weakness -> cases.unfit(weakness, terms.get().preset()));
    }

    private static <R> Function<Hashed, R> ready(Cases<R> cases) {
        return hashed -> cases.ready(new ReadyPassword.Clear(hashed));
    }

    private Optional<Weakness> objection(Secret password, Terms terms) {
        return rules.objection(password, terms.preset(), List.of(terms.name().typed()));
    }

    /** What came of it. */
    public interface Cases<R> {
        R ready(ReadyPassword password);

        R unfit(Weakness weakness, PasswordPreset preset);

        R notImportable();

        R overloaded(Duration retryAfter);
    }

    private <R> R hash(Secret password, Cases<R> cases) {
        return hashing.hash(password, ready(cases), cases::overloaded);
    }
}
