package gatehouse.membership;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
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
 * A tenant takes back what {@link GiveMandate} gave. The member does not act for the customer from that moment on; what
 * they do for others goes on. It can be given anew.
 */
@ApplicationScoped
public class WithdrawMandate {
    private final Members members;
    private final Subjects subjects;
    private final Mandates mandates;
    private final ShutOut shutOut;
    private final Event<Occurrence> occurrences;

    @Inject
    WithdrawMandate(
            Members members, Subjects subjects, Mandates mandates, ShutOut shutOut, Event<Occurrence> occurrences) {
        this.members = members;
        this.subjects = subjects;
        this.mandates = mandates;
        this.shutOut = shutOut;
        this.occurrences = occurrences;
    }

    /**
     * Whether the caller may was asked before.
     *
     * @return false when the tenant has no such member, or gave them no mandate for this customer: the one for whom they
     *     opened the account or who added them shuts them out by {@link Activation}
     */
    @Transactional
    public boolean withdraw(Caller caller, long tenantId, long member, long customer, Circumstances circumstances) {
        Optional<Subject> acting = members.find(tenantId, member)
                .flatMap(found -> subjects.lock(found.id()))
                .filter(subject -> mandates.withdraw(subject, customer));
        acting.ifPresent(subject -> shutOut.from(subject, customer));
        String outcome = acting.isPresent() ? "DONE" : "MISSING";
        Target sought = Target.customer(tenantId, customer);
        occurrences.fire(Occurrence.by(caller, acting, sought, Action.WITHDRAW_MANDATE, outcome, circumstances));
        return acting.isPresent();
    }
}
