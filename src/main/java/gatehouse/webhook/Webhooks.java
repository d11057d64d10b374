package gatehouse.webhook;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import gatehouse.message.Draft;
import gatehouse.message.Outbox;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.platform.Randomness;
import gatehouse.platform.Sealing;
import gatehouse.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The webhooks of the tenants, at most one each, and the way to tell something to them. */
@ApplicationScoped
public class Webhooks {
    private static final int SECRET_BYTES = 32;

    private final Outbox outbox;
    private final Addresses addresses;
    private final Sealing sealing;
    private final Randomness randomness;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    Webhooks(Outbox outbox, Addresses addresses, Sealing sealing, Randomness randomness, Clock clock) {
        this.outbox = outbox;
        this.addresses = addresses;
        this.sealing = sealing;
        this.randomness = randomness;
        this.clock = clock;
    }

    /**
     * Tells a tenant that listens what happened, once the caller's transaction has committed and not if it does not; a
     * tenant that does not listen is told nothing.
     *
     * @param event the path below the tenant's URL, such as {@code login/watch}
     * @param json the body; with the name of the event at most 5,000 bytes
     * @return the id under which it is sent, at every attempt; empty when nobody listens
     */
    @Transactional(MANDATORY)
    public Optional<UUID> announce(long tenantId, String event, String json) {
        return announce(tenantId, event, json, Optional.empty());
    }

    /**
     * As {@link #announce(long, String, String)}, for what is worth nothing from some moment on.
     *
     * @param expires the moment from which it is neither sent nor kept
     */
    @Transactional(MANDATORY)
    public Optional<UUID> announce(long tenantId, String event, String json, Optional<Instant> expires) {
        if (!listens(tenantId)) {
            return Optional.empty();
        }
        Secret text = new Announcement(event, json).text();
        String recipient = Long.toString(tenantId);
        return Optional.of(
                outbox.post(new Draft(tenantId, Channel.WEBHOOK, MessagePurpose.EVENT, recipient, text, expires)));
    }

    /** Whether anybody is told; for those who would have to work for what they tell. */
    @Transactional(MANDATORY)
    public boolean listens(long tenantId) {
        return !entities.createNativeQuery("select 1 from webhook where tenant_id = ?1")
                // What waits to be written is no webhook, and is written when the transaction ends.
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter(1, tenantId)
                .getResultList()
                .isEmpty();
    }

    /** @return empty when it breaks {@link WebhookUrl#RULE} */
    public Optional<WebhookUrl> url(String text) {
        return WebhookUrl.parse(text, addresses);
    }

    /** @return empty when the tenant has none */
    @Transactional
    public Optional<WebhookSetting> find(long tenantId) {
        return row(tenantId).map(webhook -> webhook.toSetting(clock.instant()));
    }

    /**
     * Sets where a tenant is called; what waits to be sent goes there too. Two who do so for one tenant at once must be
     * kept apart by the caller, who locks the tenant.
     *
     * @param newSecret also for a webhook that has a secret; the one before it goes on signing for a day
     */
    @Transactional(MANDATORY)
    public WebhookSecret set(long tenantId, WebhookUrl url, boolean newSecret) {
        Instant now = clock.instant();
        Secret fresh = Secret.of(randomness.token(SECRET_BYTES));
        Optional<Webhook> before = row(tenantId);
        before.ifPresent(webhook -> webhook.moveTo(url, now));
        if (before.isEmpty()) {
            entities.persist(new Webhook(tenantId, url, fresh, sealing, now));
        } else if (newSecret) {
            before.get().signWith(fresh, sealing, now);
        }
        boolean shown = before.isEmpty() || newSecret;
        return new WebhookSecret(find(tenantId).orElseThrow(), shown ? Optional.of(fresh) : Optional.empty());
    }

    /** What waits to be sent becomes a dead letter. */
    @Transactional(MANDATORY)
    public void remove(long tenantId) {
        row(tenantId).ifPresent(entities::remove);
    }

    /** Whom to call for a tenant; empty when it does not listen any more. */
    @Transactional
    protected Optional<Receiver> receiver(long tenantId) {
        return row(tenantId).map(webhook -> webhook.toReceiver(sealing, clock.instant()));
    }

    private Optional<Webhook> row(long tenantId) {
        return Optional.ofNullable(entities.find(Webhook.class, tenantId));
    }
}
