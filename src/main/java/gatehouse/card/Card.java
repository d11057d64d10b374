package gatehouse.card;

import gatehouse.platform.KeyedHash;
import gatehouse.platform.Sealing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.YearMonth;

/**
 * A card that spends from a wallet. What it shows of its number is the masked form; the number itself is sealed for this
 * one row, and opened by {@link Cards#open}.
 */
@Entity
@Table(name = "card")
public class Card {
    /** Whether it can be used. */
    public enum Status {
        ACTIVE
    }

    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "tenant_id")
    private long tenantId;

    @Column(name = "wallet_id")
    private long walletId;

    @Column(name = "customer_id")
    private long customerId;

    @Column(name = "sealed_pan")
    private String sealedPan;

    @Column(name = "pan_hash")
    private String panHash;

    @Column(name = "masked_pan")
    private String maskedPan;

    @Column(name = "expiry")
    private String expiry;

    @Column(name = "card_holder_name")
    private String cardHolderName;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private Status status;

    @Column(name = "created")
    private Instant created;

    protected Card() {}

    Card(long id, Wallet wallet, CardFace face, Sealing sealing, KeyedHash keyedHash, Instant created) {
        this.id = id;
        this.tenantId = wallet.tenantId();
        this.walletId = wallet.id();
        this.customerId = wallet.customerId();
        this.sealedPan = sealing.seal(face.pan().reveal(), label(id));
        this.panHash = hash(face.pan(), keyedHash);
        this.maskedPan = face.pan().masked();
        this.expiry = face.expiry().toString();
        this.cardHolderName = face.cardHolderName();
        this.status = Status.ACTIVE;
        this.created = created;
    }

    /** Keyed: the digits between the six and the four that are shown could be guessed from a plain hash. */
    static String hash(Pan pan, KeyedHash keyedHash) {
        return keyedHash.hex("pan", pan.reveal());
    }

    /** @throws IllegalStateException when the row was altered, or sealed under another key */
    CardFace face(Sealing sealing) {
        Pan pan = Pan.parse(sealing.open(sealedPan, label(id)))
                .orElseThrow(() -> new IllegalStateException("The number of card " + id + " is damaged"));
        return new CardFace(pan, expiry(), cardHolderName);
    }

    /** Which card it is, so that a number copied to another row does not open there. */
    private static String label(long id) {
        return "card/" + id;
    }

    public long id() {
        return id;
    }

    public long tenantId() {
        return tenantId;
    }

    public long walletId() {
        return walletId;
    }

    public long customerId() {
        return customerId;
    }

    public String maskedPan() {
        return maskedPan;
    }

    public YearMonth expiry() {
        return YearMonth.parse(expiry);
    }

    public String cardHolderName() {
        return cardHolderName;
    }

    public Status status() {
        return status;
    }

    public Instant created() {
        return created;
    }
}
