package gatehouse.text;

import gatehouse.message.gateway.Channel;
import gatehouse.tenant.Language;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/** A text of a tenant's own. */
@Entity
@Table(name = "message_text")
@IdClass(MessageText.Key.class)
public class MessageText {
    /** Primary key; Persistence 3.1 takes no record for it. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        long tenantId;
        Channel channel;
        TextPurpose purpose;
        String language;

        protected Key() {}

        Key(long tenantId, TextKey key) {
            this.tenantId = tenantId;
            this.channel = key.channel();
            this.purpose = key.purpose();
            this.language = key.language().tag();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.tenantId == tenantId
                    && key.channel == channel
                    && key.purpose == purpose
                    && key.language.equals(language);
        }

        @Override
        public int hashCode() {
            return Objects.hash(tenantId, channel, purpose, language);
        }
    }

    @Id
    @Column(name = "tenant_id")
    private long tenantId;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "channel")
    private Channel channel;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "purpose")
    private TextPurpose purpose;

    @Id
    @Column(name = "language")
    private String language;

    @Column(name = "subject")
    private String subject;

    @Column(name = "body")
    private String body;

    @Column(name = "segments")
    private int segments;

    @Column(name = "version")
    private long version;

    protected MessageText() {}

    MessageText(long tenantId, TextKey key) {
        this.tenantId = tenantId;
        this.channel = key.channel();
        this.purpose = key.purpose();
        this.language = key.language().tag();
    }

    public TextKey key() {
        return new TextKey(channel, new Language(language), purpose);
    }

    public Wording wording() {
        return new Wording(Optional.ofNullable(subject), body, segments);
    }

    /** How often it was written, from 1; 0 for one that is just being made. */
    public long version() {
        return version;
    }

    /** Reads like this from the next message on. */
    public void say(Wording wording) {
        subject = wording.subject().orElse(null);
        body = wording.body();
        segments = wording.segments();
        version++;
    }
}
