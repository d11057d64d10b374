package gatehouse.operation;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Turns on or off what holds for a tenant as a whole. */
@ApplicationScoped
public class TurnSwitch {
    private final Tenants tenants;
    private final Event<Occurrence> occurrences;

    @Inject
    TurnSwitch(Tenants tenants, Event<Occurrence> occurrences) {
        this.tenants = tenants;
        this.occurrences = occurrences;
    }

    /** What a tenant has on or off. */
    public enum Of {
        /** Whether its calls are counted against the published limits. */
        CALL_LIMITS(Action.SWITCH_CALL_LIMITS, Tenant::limitCalls),
        /** Whether strangers are told that nobody has an address. */
        UNKNOWN_ACCOUNTS(Action.SWITCH_UNKNOWN_ACCOUNTS, Tenant::tellUnknownAccounts);

        private final Action action;
        private final BiConsumer<Tenant, Boolean> turn;

        Of(Action action, BiConsumer<Tenant, Boolean> turn) {
            this.action = action;
            this.turn = turn;
        }
    }

    /** @return false when there is no such tenant; the platform's own has no programme that calls */
    @Transactional
    public boolean turn(Caller caller, long tenantId, Of what, boolean on, Circumstances circumstances) {
        Optional<Tenant> found = tenantId == Tenant.PLATFORM ? Optional.empty() : tenants.lock(tenantId);
        found.ifPresent(tenant -> what.turn.accept(tenant, on));
        String outcome = found.isEmpty() ? "MISSING" : on ? "ON" : "OFF";
        occurrences.fire(Occurrence.about(caller, Target.tenant(tenantId), what.action, outcome, circumstances));
        return found.isPresent();
    }
}
