package gatehouse.card;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;

/** Where a customer keeps money of one currency; cards spend from it. */
@Entity
@Table(name = "wallet")
public class Wallet {
    /** Whether it can be used. */
    public enum Status {
        ACTIVE
    }

    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "tenant_id")
    private long tenantId;

    @Column(name = "customer_id")
    private long customerId;

    @Column(name = "name")
    private String name;

    @Column(name = "currency")
    private String currency;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private Status status;

    @Column(name = "created")
    private Instant created;

    protected Wallet() {}

    Wallet(long id, long tenantId, long customerId, String name, Currency currency, Instant created) {
        this.id = id;
        this.tenantId = tenantId;
        this.customerId = customerId;
        this.name = name;
        this.currency = currency.getCurrencyCode();
        this.status = Status.ACTIVE;
        this.created = created;
    }

    public long id() {
        return id;
    }

    public long tenantId() {
        return tenantId;
    }

    public long customerId() {
        return customerId;
    }

    public String name() {
        return name;
    }

    public Currency currency() {
        return Currency.getInstance(currency);
    }

    public Status status() {
        return status;
    }

    public Instant created() {
        return created;
    }
}
