package gatehouse.membership;

import gatehouse.authentication.Circumstances;
import gatehouse.member.Account;
import gatehouse.membership.AccountOpening.Refused;
import gatehouse.subject.Customer;
import gatehouse.subject.LoginName;
import gatehouse.tenant.Population;
import gatehouse.tenant.Population.Newcomers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.Optional;

/**
 * A person, or somebody for a company, becomes a customer of a tenant, and its root: the one who speaks for it and bears
 * its number. They have no password yet, so nothing can be opened with what is made here.
 */
@ApplicationScoped
public class OpenAccount {
    private final AccountRows rows;

    @Inject
    OpenAccount(AccountRows rows) {
        this.rows = rows;
    }

    /**
     * What is asked for.
     *
     * @param population under whose policies the customer's people shall live
     * @param company the name of the company; empty for a person
     */
    public record Wish(long tenantId, String population, Person root, Optional<String> company, Account.Facts facts) {
        Customer.Kind kind() {
            return company.isPresent() ? Customer.Kind.CORPORATE : Customer.Kind.CONSUMER;
        }

        LoginName name() {
            return LoginName.ofEmail(root.email());
        }

        private boolean belongsTo(Population candidate) {
            return candidate.isFor(company.isPresent() ? Newcomers.COMPANIES : Newcomers.PERSONS);
        }
    }

    public AccountOpening open(Wish wish, Circumstances circumstances) {
        Optional<Population> population =
                rows.population(wish.tenantId(), wish.population()).filter(wish::belongsTo);
        if (population.isEmpty()) {
            return rows.refuse(Refused.UNKNOWN_POPULATION, wish, circumstances);
        }
        if (!population.get().isOpenToNewcomers()) {
            return rows.refuse(Refused.CLOSED_POPULATION, wish, circumstances);
        }
        if (rows.isTaken(population.get(), wish.name())) {
            return rows.refuse(Refused.TAKEN, wish, circumstances);
        }
        return add(population.get(), wish, circumstances);
    }

    /** Of two who want one address at the same moment the database lets in one; the other finds it taken. */
    private AccountOpening add(Population population, Wish wish, Circumstances circumstances) {
        try {
            return rows.add(population, wish, circumstances);
        } catch (PersistenceException refused) {
            if (rows.isTaken(population, wish.name())) {
                return rows.refuse(Refused.TAKEN, wish, circumstances);
            }
            throw refused;
        }
    }
}
