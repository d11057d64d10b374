package gatehouse.credential;

import gatehouse.authenticator.password.PasswordRules;
import gatehouse.authenticator.password.Weakness;
import gatehouse.platform.Secret;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says of a password whether it would do, before anybody sets it. Nobody says whose it will be, so it has to do for
 * everybody who signs in by e-mail at the tenant; what somebody had before, or is called, plays no part.
 */
@ApplicationScoped
public class JudgePassword {
    private final PasswordRules rules;
    private final Tenants tenants;

    @Inject
    JudgePassword(PasswordRules rules, Tenants tenants) {
        this.rules = rules;
        this.tenants = tenants;
    }

    /** @return the first thing that speaks against it; empty when nothing does */
    public Optional<Weakness> objection(long tenantId, Secret password) {
        return Stream.of(Population.CONSUMERS, Population.CORPORATES)
                .map(population -> tenants.population(tenantId, population).passwordPreset())
                .distinct()
                .flatMap(preset -> rules.objection(password, preset, List.of()).stream())
                .findFirst();
    }
}
