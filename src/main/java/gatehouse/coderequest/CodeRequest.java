package gatehouse.coderequest;

import gatehouse.authentication.Circumstances;
import gatehouse.challenge.Purpose;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Sealing;
import gatehouse.platform.http.call.Trace;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody asked for a code, and nobody has looked yet whose it is. The wish is sealed: people type all kinds of things
 * where a name belongs, their password too.
 */
@Entity
@Cacheable(false)
@Table(name = "code_request")
public class CodeRequest {
    /** Nobody waits longer for a code; what is older was left behind by an outage. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Id
    @Column(name = "id")
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(name = "purpose")
    private Purpose purpose;

    @Column(name = "whose_hash")
    private String whoseHash;

    @Column(name = "wish")
    private String sealedWish;

    @Column(name = "address")
    private String address;

    @Column(name = "trace_id")
    private String traceId;

    @Column(name = "traceparent")
    private String traceparent;

    @Column(name = "created")
    private Instant created;

    protected CodeRequest() {}

    CodeRequest(
            UUID id,
            Purpose purpose,
            String whoseHash,
            String wish,
            Circumstances circumstances,
            Sealing sealing,
            Instant now) {
        this.id = id;
        this.purpose = purpose;
        this.whoseHash = whoseHash;
        this.sealedWish = sealing.seal(wish, label(id));
        this.address = circumstances.address();
        this.traceId = circumstances.traceId();
        this.created = now;
    }

    /** Whatever is done with it is part of this trace, where there is one. */
    CodeRequest in(Trace trace) {
        traceparent = trace.isReal() ? trace.traceparent() : null;
        return this;
    }

    Trace trace() {
        return Trace.parse(traceparent);
    }

    private static String label(UUID id) {
        return "code-request/" + id;
    }

    /** By what the requests for one purpose and somebody are found. */
    static String hash(Purpose purpose, String whose, KeyedHash keyedHash) {
        return keyedHash.hex("code-request", purpose + "\0" + whose);
    }

    UUID id() {
        return id;
    }

    Purpose purpose() {
        return purpose;
    }

    /** What was asked for, in the words of whoever noted it. */
    public String wish(Sealing sealing) {
        return sealing.open(sealedWish, label(id));
    }

    public Circumstances circumstances() {
        return new Circumstances(address, traceId);
    }

    boolean isTooOldAt(Instant now) {
        return now.isAfter(created.plus(PATIENCE));
    }
}
