package gatehouse.member;

import gatehouse.subject.Customer;
import gatehouse.subject.Subject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/**
 * What somebody told when they became a customer in their own name or that of a company, and who speaks for the customer
 * since: the root, whom no other member can shut out.
 */
@Entity
@Table(name = "account")
public class Account {
    @Id
    @Column(name = "customer_id")
    private long customerId;

    @Column(name = "tenant_id")
    private long tenantId;

    @Column(name = "population")
    private String population;

    @Column(name = "root_id")
    private long rootId;

    @Column(name = "opened_from")
    private String openedFrom;

    @Column(name = "country")
    private String country;

    @Column(name = "company_type")
    private String companyType;

    @Column(name = "base_currency")
    private String baseCurrency;

    protected Account() {}

    Account(Customer customer, Subject root, Facts facts) {
        this.customerId = customer.id();
        this.tenantId = customer.tenantId();
        this.population = root.population();
        this.rootId = root.id();
        this.openedFrom = facts.openedFrom();
        this.country = facts.country().orElse(null);
        this.companyType = facts.companyType().orElse(null);
        this.baseCurrency = facts.baseCurrency().orElse(null);
    }

    /**
     * What is told once and asked for later.
     *
     * @param openedFrom the network address of whoever opened it, as the tenant told it
     * @param country of residence or registration, ISO 3166 alpha-2
     * @param companyType in the words of the tenant
     * @param baseCurrency ISO 4217
     */
    public record Facts(
            String openedFrom, Optional<String> country, Optional<String> companyType, Optional<String> baseCurrency) {
        /** Personal data must not land in a log by accident. */
        @Override
        public String toString() {
            return "Facts[hidden]";
        }
    }

    public long customerId() {
        return customerId;
    }

    public long tenantId() {
        return tenantId;
    }

    /** Under whose policies its members live. */
    public String population() {
        return population;
    }

    /** The number of the subject that speaks for the customer. */
    public long rootId() {
        return rootId;
    }

    public Facts facts() {
        return new Facts(
                openedFrom,
                Optional.ofNullable(country),
                Optional.ofNullable(companyType),
                Optional.ofNullable(baseCurrency));
    }
}
