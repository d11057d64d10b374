package gatehouse.text;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import gatehouse.message.gateway.Channel;
import gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The texts of all tenants, by their key. None is remembered between messages, so a change holds on every node. */
@ApplicationScoped
public class MessageTexts {
    /** So many that no tenant speaks that many languages, and few enough to be listed. */
    public static final int MOST = 1_000;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    /** What a tenant may say for one purpose by one channel, in all its languages. */
    record Shelf(TextSettings settings, List<MessageText> texts) {}

    /** In one question; a tenant that does not exist says nothing of its own. */
    @Transactional(MANDATORY)
    protected Shelf shelf(long tenantId, Channel channel, TextPurpose purpose) {
        List<Object[]> rows = entities.createQuery(
                        "select t, x from Tenant t left join MessageText x on x.tenantId = t.id"
                                + " and x.channel = :channel and x.purpose = :purpose where t.id = :tenant",
                        Object[].class)
                .setParameter("tenant", tenantId)
                .setParameter("channel", channel)
                .setParameter("purpose", purpose)
                .getResultList();
        TextSettings settings = rows.stream()
                .findFirst()
                .map(row -> TextSettings.of((Tenant) row[0]))
                .orElseGet(() -> new TextSettings(Optional.empty(), Optional.empty()));
        return new Shelf(
                settings,
                rows.stream()
                        .map(row -> (MessageText) row[1])
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** All of a tenant's, by channel, purpose and language. */
    @Transactional
    public List<MessageText> of(long tenantId) {
        return entities.createQuery(
                        "select x from MessageText x where x.tenantId = :tenant order by x.channel, x.purpose, x.language",
                        MessageText.class)
                .setParameter("tenant", tenantId)
                .getResultList();
    }

    @Transactional
    public Optional<MessageText> find(long tenantId, TextKey key) {
        return Optional.ofNullable(entities.find(MessageText.class, new MessageText.Key(tenantId, key)));
    }

    /** Two who do so for one tenant at once must be kept apart by the caller, who locks the tenant. */
    @Transactional(MANDATORY)
    public MessageText put(long tenantId, TextKey key, Wording wording) {
        MessageText text = find(tenantId, key).orElseGet(() -> {
            MessageText fresh = new MessageText(tenantId, key);
            entities.persist(fresh);
            return fresh;
        });
        text.say(wording);
        return text;
    }

    /** @return false when there is none */
    @Transactional(MANDATORY)
    public boolean remove(long tenantId, TextKey key) {
        Optional<MessageText> text = find(tenantId, key);
        text.ifPresent(entities::remove);
        return text.isPresent();
    }

    @Transactional(MANDATORY)
    public boolean isFull(long tenantId) {
        return entities.createQuery("select count(x) from MessageText x where x.tenantId = :tenant", Long.class)
                        .setParameter("tenant", tenantId)
                        .getSingleResult()
                >= MOST;
    }
}
