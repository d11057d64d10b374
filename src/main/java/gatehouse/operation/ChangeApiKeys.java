package gatehouse.operation;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.tenant.ApiKey;
import gatehouse.tenant.ApiKeys;
import gatehouse.tenant.ApiKeys.Change;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Gives a tenant's programme another key, and takes one away: first the new one, then the old. */
@ApplicationScoped
public class ChangeApiKeys {
    private static final int KEY_BYTES = 32;

    private final Tenants tenants;
    private final ApiKeys keys;
    private final Randomness randomness;
    private final Event<Occurrence> occurrences;

    @Inject
    ChangeApiKeys(Tenants tenants, ApiKeys keys, Randomness randomness, Event<Occurrence> occurrences) {
        this.tenants = tenants;
        this.keys = keys;
        this.randomness = randomness;
        this.occurrences = occurrences;
    }

    /** @param key to be shown this once; empty when none was made */
    public record Made(Change change, Optional<Secret> key) {}

    /** Whether the caller may was asked before. */
    @Transactional
    public Made make(Caller caller, long tenantId, ApiKey.Kind kind, Circumstances circumstances) {
        Secret key = Secret.of(randomness.token(KEY_BYTES));
        Change change =
                find(tenantId).map(tenant -> keys.add(tenant, kind, key)).orElse(Change.MISSING);
        tell(caller, tenantId, Action.CREATE_API_KEY, change, circumstances);
        return new Made(change, Optional.of(key).filter(made -> change == Change.DONE));
    }

    /** Whether the caller may was asked before. */
    @Transactional
    public Change retire(Caller caller, long tenantId, String id, Circumstances circumstances) {
        Change change = find(tenantId).map(tenant -> keys.retire(tenant, id)).orElse(Change.MISSING);
        tell(caller, tenantId, Action.RETIRE_API_KEY, change, circumstances);
        return change;
    }

    /** The operator has no programme that calls. */
    private Optional<Tenant> find(long tenantId) {
        return tenantId == Tenant.PLATFORM ? Optional.empty() : tenants.lock(tenantId);
    }

    private void tell(Caller caller, long tenantId, Action action, Change change, Circumstances circumstances) {
        occurrences.fire(Occurrence.about(caller, Target.tenant(tenantId), action, change.name(), circumstances));
    }
}
