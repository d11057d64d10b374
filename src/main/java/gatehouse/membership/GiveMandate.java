package gatehouse.membership;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.member.Account;
import gatehouse.member.Accounts;
import gatehouse.member.Mandates;
import gatehouse.member.Members;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * A tenant lets one of its members act for a further customer. From the next sign-in on they have to say for whom they
 * act. Given twice is given once, and does not let in again whom the customer's own people have shut out.
 */
@ApplicationScoped
public class GiveMandate {
    private final Members members;
    private final Subjects subjects;
    private final Accounts accounts;
    private final Mandates mandates;
    private final Event<Occurrence> occurrences;

    @Inject
    GiveMandate(
            Members members, Subjects subjects, Accounts accounts, Mandates mandates, Event<Occurrence> occurrences) {
        this.members = members;
        this.subjects = subjects;
        this.accounts = accounts;
        this.mandates = mandates;
        this.occurrences = occurrences;
    }

    /**
     * Whether the caller may was asked before.
     *
     * @return false when the tenant has no such member, or no such customer with an account
     */
    @Transactional
    public boolean give(Caller caller, long tenantId, long member, long customer, Circumstances circumstances) {
        Optional<Subject> subject = members.find(tenantId, member).flatMap(found -> subjects.lock(found.id()));
        Optional<Account> account = accounts.find(tenantId, customer);
        if (subject.isEmpty() || account.isEmpty()) {
            Target target = Target.customer(tenantId, customer);
            occurrences.fire(Occurrence.about(caller, target, Action.GIVE_MANDATE, "MISSING", circumstances));
            return false;
        }
        boolean isNew = !mandates.isGiven(member, customer);
        if (isNew) {
            mandates.give(subject.get(), customer);
        }
        String outcome = isNew ? "DONE" : "GIVEN_BEFORE";
        occurrences.fire(Occurrence.by(caller, subject.get(), Action.GIVE_MANDATE, outcome, circumstances));
        return true;
    }
}
