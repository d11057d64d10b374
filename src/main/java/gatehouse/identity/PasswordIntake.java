package gatehouse.identity;

import gatehouse.authenticator.password.Admission;
import gatehouse.authenticator.password.BCryptString;
import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.HashingTicket;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.authenticator.password.PasswordRules;
import gatehouse.authenticator.password.StoredPassword;
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
     * For whom a password is set.
     *
     * @param last what may not come again
     */
    public record Terms(PasswordPreset preset, LoginName name, List<StoredPassword> last) {
        /** Of who has no password yet. */
        public Terms(PasswordPreset preset, LoginName name) {
            this(preset, name, List.of());
        }
    }

    /** What came of a password that was judged. */
    public interface Judged<R> {
        R ready(ReadyPassword password);

        R unfit(Weakness weakness, PasswordPreset preset);
    }

    /** What came of a password that was brought. */
    public interface Cases<R> extends Judged<R> {
        R notImportable();

        R overloaded(Duration retryAfter);
    }

    /**
     * What the rules refuse costs no place.
     *
     * @param mayImport whether a BCrypt string may be brought, which takes rights at the tenant
     */
    public <R> R take(Secret password, Terms terms, boolean mayImport, Cases<R> cases) {
        if (mayImport && BCryptString.looksLikeBCrypt(password)) {
            return BCryptString.importable(password)
                    .map(bcrypt -> cases.ready(new ReadyPassword.Imported(bcrypt)))
                    .orElseGet(cases::notImportable);
        }
        Optional<Weakness> objection = objection(password, terms);
        return objection.isPresent()
                ? cases.unfit(objection.get(), terms.preset())
                : takeInTurn(password, ticket -> new Turn.Known<>(terms, cases), cases::overloaded);
    }

    /** What a look, made once there is room to hash, led to. */
    public sealed interface Turn<R> {
        /** The password is to be judged by these; what comes next, comes when the place was given back. */
        record Known<R>(Terms terms, Judged<R> next) implements Turn<R> {}

        /** It is not to be set at all; what comes of that is found out when the place was given back. */
        record Over<R>(Supplier<R> outcome) implements Turn<R> {}
    }

    /**
     * For terms that are looked up first, and not at all while more is waiting to be hashed than can be in time.
     *
     * @param look has the ticket to verify another password with; whoever did so looks at the database no more
     */
    public <R> R takeInTurn(Secret password, Function<HashingTicket, Turn<R>> look, Function<Duration, R> overloaded) {
        return hashing.admit().as(new Admission.Cases<>() {
            @Override
            public R admitted(Admission.Admitted admitted) {
                Supplier<R> next;
                try (HashingTicket ticket = admitted.ticket()) {
                    Turn<R> turn = look.apply(ticket);
                    next = turn instanceof Turn.Known<R> known
                            ? judged(ticket, password, known)
                            : ((Turn.Over<R>) turn).outcome();
                }
                return next.get();
            }

            @Override
            public R overloaded(Admission.Overloaded refused) {
                return overloaded.apply(refused.retryAfter());
            }
        });
    }

    private <R> Supplier<R> judged(HashingTicket ticket, Secret password, Turn.Known<R> known) {
        Terms terms = known.terms();
        Optional<Weakness> objection = objection(password, terms).or(() -> repetition(ticket, password, terms));
        if (objection.isPresent()) {
            return () -> known.next().unfit(objection.get(), terms.preset());
        }
        Hashed hashed = ticket.hash(password);
        return () -> known.next().ready(new ReadyPassword.Clear(hashed));
    }

    private Optional<Weakness> objection(Secret password, Terms terms) {
        return rules.objection(password, terms.preset(), List.of(terms.name().typed()));
    }

    private static Optional<Weakness> repetition(HashingTicket ticket, Secret password, Terms terms) {
        return terms.last().stream()
                .filter(last -> ticket.verify(Optional.of(last), password).matches())
                .findFirst()
                .map(repeated -> Weakness.USED_BEFORE);
    }
}
