package gatehouse.membership.invitation;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.password.Passwords;
import gatehouse.challenge.Kind;
import gatehouse.challenge.Purpose;
import gatehouse.coderequest.DueCodes;
import gatehouse.identity.Contacts;
import gatehouse.identity.Contacts.Code;
import gatehouse.membership.Users;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.PartyId;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.ChallengePolicy;
import gatehouse.tenant.Tenants;
import gatehouse.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Whoever acts for a customer has a code mailed to one who was let in and has no password yet. A newer one takes the place
 * of the last; beyond the budget of a mailbox nothing is sent, and the last stays good.
 */
@ApplicationScoped
@Transactional
public class SendInvite {
    private final Users users;
    private final Subjects subjects;
    private final Passwords passwords;
    private final Tenants tenants;
    private final DueCodes due;
    private final Contacts contacts;
    private final Texts texts;
    private final Event<Occurrence> occurrences;

    @Inject
    SendInvite(
            Users users,
            Subjects subjects,
            Passwords passwords,
            Tenants tenants,
            DueCodes due,
            Contacts contacts,
            Texts texts,
            Event<Occurrence> occurrences) {
        this.users = users;
        this.subjects = subjects;
        this.passwords = passwords;
        this.tenants = tenants;
        this.due = due;
        this.contacts = contacts;
        this.texts = texts;
        this.occurrences = occurrences;
    }

    public InviteSending send(Caller caller, long number, Circumstances circumstances) {
        Optional<Subject> found = users.find(caller, number).flatMap(user -> subjects.lock(user.id()));
        Target target = new Target(caller.tenantId(), caller.customerId().map(PartyId::customer));
        return send(caller, found, target, circumstances);
    }

    /** The same by the tenant, for somebody who was let in by any of its customers. Whether the caller may was asked before. */
    public InviteSending sendAgain(Caller caller, long tenantId, long number, Circumstances circumstances) {
        Optional<Subject> found = users.find(tenantId, number).flatMap(user -> subjects.lock(user.id()));
        return send(caller, found, Target.tenant(tenantId), circumstances);
    }

    private InviteSending send(Caller caller, Optional<Subject> found, Target target, Circumstances circumstances) {
        if (found.isEmpty()) {
            occurrences.fire(Occurrence.about(caller, target, Action.INVITE_USER, "MISSING", circumstances));
            return InviteSending.MISSING;
        }
        Subject invited = found.get();
        boolean accepted = passwords.find(invited.id()).isPresent();
        String outcome =
                accepted ? "ACCEPTED_BEFORE" : issue(invited, invited.email().orElseThrow(), circumstances);
        occurrences.fire(Occurrence.by(caller, invited, Action.INVITE_USER, outcome, circumstances));
        return accepted ? InviteSending.ACCEPTED_BEFORE : InviteSending.SENT;
    }

    private String issue(Subject invited, EmailAddress email, Circumstances circumstances) {
        ChallengePolicy policy = Invites.policy(tenants.population(invited.tenantId(), invited.population()));
        return due.issue(
                Invites.recipient(invited),
                Purpose.INVITATION,
                Kind.CODE,
                policy,
                email.text(),
                issued -> contacts.mailCode(
                        invited,
                        email,
                        new Code(
                                issued.id(),
                                texts.invitation(issued.answer(), policy.codeLife()),
                                issued.expires(),
                                circumstances.countedAddress())));
    }
}
