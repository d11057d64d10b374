package gatehouse.token;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A key pair of ours: the public half as a JWK, the private half sealed. It signs in its own stretch of time, is
 * published from its creation, well before that stretch, and stays published until the last token it signed has died.
 */
@Entity
@Table(name = "signing_key")
class SigningKey {
    @Id
    @Column(name = "kid")
    private String kid;

    @Column(name = "public_jwk")
    private String publicJwk;

    @Column(name = "sealed")
    private String sealed;

    @Column(name = "created")
    private Instant created;

    @Column(name = "signs_from")
    private Instant signsFrom;

    @Column(name = "signs_to")
    private Instant signsTo;

    @Column(name = "published_to")
    private Instant publishedTo;

    protected SigningKey() {}

    String kid() {
        return kid;
    }

    String publicJwk() {
        return publicJwk;
    }

    String sealed() {
        return sealed;
    }

    Instant created() {
        return created;
    }

    Instant signsFrom() {
        return signsFrom;
    }

    Instant signsTo() {
        return signsTo;
    }

    /** Whoever has the row locked ends its stretch; its tokens stay good. */
    void endsAt(Instant end, Instant published) {
        signsTo = end;
        publishedTo = published;
    }

    /** Whoever has the row locked gives it another stretch. */
    void signsBetween(Instant from, Instant end, Instant published) {
        signsFrom = from;
        endsAt(end, published);
    }

    Instant publishedTo() {
        return publishedTo;
    }

    boolean signsAt(Instant now) {
        return !now.isBefore(signsFrom) && now.isBefore(signsTo);
    }

    boolean isPublishedAt(Instant now) {
        return now.isBefore(publishedTo);
    }
}
