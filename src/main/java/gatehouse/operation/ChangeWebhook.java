package gatehouse.operation;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.webhook.WebhookSecret;
import gatehouse.webhook.WebhookUrl;
import gatehouse.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Sets and removes where a tenant is told what happens. */
@ApplicationScoped
public class ChangeWebhook {
    private final Tenants tenants;
    private final Webhooks webhooks;
    private final Event<Occurrence> occurrences;

    @Inject
    ChangeWebhook(Tenants tenants, Webhooks webhooks, Event<Occurrence> occurrences) {
        this.tenants = tenants;
        this.webhooks = webhooks;
        this.occurrences = occurrences;
    }

    /**
     * @param newSecret also for a webhook that has one
     * @return empty when there is no such tenant, or it is the platform's own, where nobody signs in as a customer
     */
    @Transactional
    public Optional<WebhookSecret> set(
            Caller caller, long tenantId, WebhookUrl url, boolean newSecret, Circumstances circumstances) {
        if (tenantId == Tenant.PLATFORM) {
            return Optional.empty();
        }
        return tenants.lock(tenantId).map(tenant -> {
            WebhookSecret set = webhooks.set(tenantId, url, newSecret);
            fire(caller, tenantId, set.secret().isPresent() ? "NEW_SECRET" : "DONE", circumstances);
            return set;
        });
    }

    /** Removing what is not there changes nothing. @return false when there is no such tenant */
    @Transactional
    public boolean remove(Caller caller, long tenantId, Circumstances circumstances) {
        return tenants.lock(tenantId)
                .map(tenant -> {
                    webhooks.remove(tenantId);
                    fire(caller, tenantId, "REMOVED", circumstances);
                    return tenant;
                })
                .isPresent();
    }

    private void fire(Caller caller, long tenantId, String outcome, Circumstances circumstances) {
        occurrences.fire(
                Occurrence.about(caller, Target.tenant(tenantId), Action.CHANGE_WEBHOOK, outcome, circumstances));
    }
}
