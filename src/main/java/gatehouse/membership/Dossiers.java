package gatehouse.membership;

import gatehouse.member.Account;
import gatehouse.member.Accounts;
import gatehouse.member.Members;
import gatehouse.subject.Customers;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Reads what is known about customers who opened their accounts in person. */
@ApplicationScoped
@Transactional
public class Dossiers {
    private final Accounts accounts;
    private final Customers customers;
    private final Subjects subjects;
    private final Members members;

    @Inject
    Dossiers(Accounts accounts, Customers customers, Subjects subjects, Members members) {
        this.accounts = accounts;
        this.customers = customers;
        this.subjects = subjects;
        this.members = members;
    }

    /** @return empty when the tenant has no such customer, or one that it took on itself */
    public Optional<Dossier> find(long tenantId, long customerId) {
        return accounts.find(tenantId, customerId).map(this::whole);
    }

    private Dossier whole(Account account) {
        return new Dossier(
                account,
                customers.find(account.tenantId(), account.customerId()).orElseThrow(),
                new User(
                        subjects.find(account.rootId()).orElseThrow(),
                        members.find(account.tenantId(), account.rootId()).orElseThrow()));
    }
}
