package gatehouse.cardholder;

import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.authenticator.password.PasswordRules;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.tenant.PasswordPreset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Judges or makes a card access password and hashes it, while no transaction is open. One that somebody else hashed is
 * never taken, from nobody.
 */
@ApplicationScoped
class CardAccessIntake {
    /** Letters and digits that nobody takes for one another when they read an SMS. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    private static final int GROUP = 4;

    private final PasswordRules rules;
    private final PasswordHashing hashing;
    private final Randomness randomness;

    @Inject
    CardAccessIntake(PasswordRules rules, PasswordHashing hashing, Randomness randomness) {
        this.rules = rules;
        this.hashing = hashing;
        this.randomness = randomness;
    }

    /** {@code next} goes on with a password that satisfies the preset. */
    CardAccess take(Secret chosen, PasswordPreset preset, Function<Hashed, CardAccess> next) {
        return unfit(chosen, preset).orElseGet(() -> hash(chosen, next));
    }

    /**
     * As {@link #take}, for a preset that is looked up under a lock, and not at all while there is no room to hash.
     *
     * @param preset asked once there is room; empty when nothing may be set
     * @param refused what comes of it then
     */
    CardAccess takeInTurn(
            Secret chosen,
            Supplier<Optional<PasswordPreset>> preset,
            CardAccess refused,
            Function<Hashed, CardAccess> next) {
        Supplier<Optional<CardAccess>> objection =
                () -> preset.get().map(known -> unfit(chosen, known)).orElse(Optional.of(refused));
        return hashing.hashInTurn(chosen, objection, next, CardAccess.Overloaded::new);
    }

    private Optional<CardAccess> unfit(Secret chosen, PasswordPreset preset) {
        return rules.objection(chosen, preset, List.of()).map(weakness -> new CardAccess.Unfit(weakness, preset));
    }

    CardAccess hash(Secret password, Function<Hashed, CardAccess> next) {
        return hashing.hash(password, next, CardAccess.Overloaded::new);
    }

    /** Twelve characters in three groups, of 69 bits; drawn again until the strictest preset would take it. */
    Secret generate() {
        Secret drawn = draw();
        while (rules.objection(drawn, PasswordPreset.PCI, List.of()).isPresent()) {
            drawn = draw();
        }
        return drawn;
    }

    private Secret draw() {
        return Secret.of(String.join("-", group(), group(), group()));
    }

    private String group() {
        return randomness.characters(LETTERS, GROUP);
    }
}
