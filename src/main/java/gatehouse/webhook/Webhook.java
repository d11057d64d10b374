package gatehouse.webhook;

import gatehouse.platform.Sealing;
import gatehouse.platform.Secret;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a tenant listens, and the sealed secret that signs what it is told. A secret that was followed by another goes on
 * signing beside it for a day, so that the receiver can change over without missing anything.
 */
@Entity
@Table(name = "webhook")
@Cacheable(false)
class Webhook {
    static final Duration OVERLAP = Duration.ofHours(24);

    @Id
    @Column(name = "tenant_id")
    private long tenantId;

    @Column(name = "url")
    private String url;

    @Column(name = "secret")
    private String secret;

    @Column(name = "previous_secret")
    private String previousSecret;

    @Column(name = "previous_until")
    private Instant previousUntil;

    @Column(name = "changed")
    private Instant changed;

    protected Webhook() {}

    Webhook(long tenantId, WebhookUrl url, Secret secret, Sealing sealing, Instant now) {
        this.tenantId = tenantId;
        this.secret = seal(secret, sealing);
        moveTo(url, now);
    }

    void moveTo(WebhookUrl to, Instant now) {
        url = to.text();
        changed = now;
    }

    void signWith(Secret next, Sealing sealing, Instant now) {
        previousSecret = secret;
        previousUntil = now.plus(OVERLAP);
        secret = seal(next, sealing);
        changed = now;
    }

    private String seal(Secret clear, Sealing sealing) {
        return sealing.seal(clear.reveal(), label());
    }

    private Secret open(String text, Sealing sealing) {
        return Secret.of(sealing.open(text, label()));
    }

    private String label() {
        return "webhook-secret:" + tenantId;
    }

    private Optional<Instant> overlapAt(Instant now) {
        return Optional.ofNullable(previousUntil).filter(now::isBefore);
    }

    WebhookSetting toSetting(Instant now) {
        return new WebhookSetting(url, changed, overlapAt(now));
    }

    Receiver toReceiver(Sealing sealing, Instant now) {
        List<Secret> secrets = new ArrayList<>();
        secrets.add(open(secret, sealing));
        overlapAt(now).ifPresent(until -> secrets.add(open(previousSecret, sealing)));
        return new Receiver(URI.create(url), secrets);
    }
}
