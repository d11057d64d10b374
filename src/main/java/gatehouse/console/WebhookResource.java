package gatehouse.console;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.console.confirmation.Guarded;
import gatehouse.door.CurrentCaller;
import gatehouse.operation.ChangeWebhook;
import gatehouse.platform.Secret;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.platform.validation.CodePointLength;
import gatehouse.token.Groups;
import gatehouse.webhook.WebhookSecret;
import gatehouse.webhook.WebhookSetting;
import gatehouse.webhook.WebhookUrl;
import gatehouse.webhook.Webhooks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** Where a tenant is told what happens. */
@Path("/tenants/{tenantId}/webhook")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WebhookResource {
    @PathParam("tenantId")
    Long tenantId;

    @Inject
    ChangeWebhook change;

    @Inject
    Webhooks webhooks;

    @Inject
    CurrentCaller current;

    /**
     * @param url https, at most 200 characters; in the sandbox also http on loopback
     * @param newSecret whether to make another secret; the one before it goes on signing for 24 hours. No when absent
     */
    public record WebhookRequest(
            @NotNull @CodePointLength(max = 200) String url, Boolean newSecret) {}

    /** @param secret shown this once, in the answer to the call that made it */
    public record WebhookResponse(String url, Instant changed, Instant previousSecretUntil, String secret) {
        static WebhookResponse of(WebhookSetting setting) {
            return new WebhookResponse(
                    setting.url(),
                    setting.changed(),
                    setting.previousSecretUntil().orElse(null),
                    null);
        }

        static WebhookResponse of(WebhookSecret set) {
            WebhookResponse known = of(set.setting());
            String secret = set.secret().map(Secret::reveal).orElse(null);
            return new WebhookResponse(known.url, known.changed, known.previousSecretUntil, secret);
        }

        @Override
        public String toString() {
            return "WebhookResponse[" + url + "]";
        }
    }

    /** 404 when the tenant has none. */
    @GET
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public WebhookResponse read() {
        current.allowed(Permission.READ_WEBHOOK, Target.tenant(tenantId));
        return webhooks.find(tenantId).map(WebhookResponse::of).orElseThrow(NotFoundException::new);
    }

    /** 200 with the secret, when one was made; 400 for a URL that is not called. */
    @PUT
    @RolesAllowed(Groups.STAFF)
    @Guarded
    public WebhookResponse set(@Valid WebhookRequest wanted) {
        Caller caller = current.allowed(Permission.CHANGE_WEBHOOK, Target.tenant(tenantId));
        WebhookUrl url =
                webhooks.url(wanted.url()).orElseThrow(() -> InvalidCall.of("url", "WebhookUrl", WebhookUrl.RULE));
        boolean newSecret = Boolean.TRUE.equals(wanted.newSecret());
        return change.set(caller, tenantId, url, newSecret, current.circumstances())
                .map(WebhookResponse::of)
                .orElseThrow(NotFoundException::new);
    }

    /** 204, also when there was none. */
    @DELETE
    @RolesAllowed(Groups.STAFF)
    @Guarded
    @Consumes(MediaType.WILDCARD)
    public void remove() {
        Caller caller = current.allowed(Permission.CHANGE_WEBHOOK, Target.tenant(tenantId));
        if (!change.remove(caller, tenantId, current.circumstances())) {
            throw new NotFoundException();
        }
    }
}
