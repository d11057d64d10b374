package gatehouse.operation;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.tenant.Maintenance;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Puts a tenant, or the whole server, under maintenance and takes it out again. */
@ApplicationScoped
public class SwitchMaintenance {
    private final Tenants tenants;
    private final Maintenance maintenance;
    private final Event<Occurrence> occurrences;

    @Inject
    SwitchMaintenance(Tenants tenants, Maintenance maintenance, Event<Occurrence> occurrences) {
        this.tenants = tenants;
        this.maintenance = maintenance;
        this.occurrences = occurrences;
    }

    /** The whole server, by an administrator of this machine, whom no door knows. */
    @Transactional
    public void turnServer(boolean on) {
        maintenance.turn(Tenant.PLATFORM, on);
        occurrences.fire(Occurrence.ofMachine(
                Tenant.PLATFORM, Action.SWITCH_MAINTENANCE, on ? "ON" : "OFF", Circumstances.ofMachine()));
    }

    /** @param tenantId the platform's own for the whole server @return false when there is no such tenant */
    @Transactional
    public boolean turn(Caller caller, long tenantId, boolean on, Circumstances circumstances) {
        boolean known = tenants.find(tenantId).isPresent();
        if (known) {
            maintenance.turn(tenantId, on);
        }
        String outcome = !known ? "MISSING" : on ? "ON" : "OFF";
        occurrences.fire(
                Occurrence.about(caller, Target.tenant(tenantId), Action.SWITCH_MAINTENANCE, outcome, circumstances));
        return known;
    }
}
