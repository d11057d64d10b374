package gatehouse.passkey;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.passkey.PasskeyQuestions;
import gatehouse.authenticator.passkey.PasskeyQuestions.Holder;
import gatehouse.authenticator.passkey.PasskeyQuestions.Ticket;
import gatehouse.authenticator.passkey.Passkeys;
import gatehouse.authenticator.passkey.Question.Purpose;
import gatehouse.authenticator.passkey.options.Creation;
import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Somebody asks what a device should do for a name. Whoever has no right to register is asked to show a passkey, for
 * whatever name; how often is bounded by address before.
 */
@ApplicationScoped
public class AskPasskey {
    private final Subjects subjects;
    private final Tenants tenants;
    private final Passkeys passkeys;
    private final PasskeyQuestions questions;
    private final RegistrationRight right;
    private final PresenceProof proof;
    private final Event<Occurrence> occurrences;

    @Inject
    AskPasskey(
            Subjects subjects,
            Tenants tenants,
            Passkeys passkeys,
            PasskeyQuestions questions,
            RegistrationRight right,
            PresenceProof proof,
            Event<Occurrence> occurrences) {
        this.subjects = subjects;
        this.tenants = tenants;
        this.passkeys = passkeys;
        this.questions = questions;
        this.right = right;
        this.proof = proof;
        this.occurrences = occurrences;
    }

    /**
     * What is asked for.
     *
     * @param purpose empty for whatever fits: registering the first passkey for who may, else showing one
     * @param code that was sent to the subject; with it registering is asked for
     */
    public record Wish(NameScope scope, LoginName name, Optional<Purpose> purpose, Optional<Secret> code) {
        boolean isToRegister() {
            return purpose.equals(Optional.of(Purpose.REGISTER)) || code.isPresent();
        }
    }

    /** Before a transaction is open: lets a code that was asked for a moment ago be sent before it is looked at. */
    public void awaitCode(Wish wish) {
        if (wish.code().isPresent()) {
            proof.awaitCode(wish.scope(), wish.name());
        }
    }

    /** @param ticket under which the answer will come */
    @Transactional
    public DeviceTask ask(Optional<Caller> caller, Wish wish, Ticket ticket, Circumstances circumstances) {
        Optional<Subject> subject = subjects.find(wish.scope(), wish.name());
        if (wish.isToRegister()) {
            return register(caller, subject, wish, ticket, circumstances);
        }
        Optional<Subject> first = wish.purpose().isPresent() ? Optional.empty() : subject.filter(this::hasNone);
        Optional<Caller> entitled = caller.filter(
                known -> first.filter(one -> right.isOf(known, one)).isPresent());
        return entitled.isPresent()
                ? new DeviceTask.ToMake(toMake(first.get(), entitled, ticket))
                : new DeviceTask.ToShow(questions.toShow(
                        ticket,
                        subject.map(Subject::id),
                        wish.scope().key(),
                        wish.name().canonical()));
    }

    private DeviceTask register(
            Optional<Caller> caller, Optional<Subject> subject, Wish wish, Ticket ticket, Circumstances circumstances) {
        Optional<Caller> entitled = caller.filter(
                known -> subject.filter(one -> right.isOf(known, one)).isPresent());
        boolean proved = entitled.isPresent()
                || subject.filter(one -> wish.code()
                                .filter(code -> right.isProvedBy(code, one, circumstances))
                                .isPresent())
                        .isPresent();
        if (proved) {
            return new DeviceTask.ToMake(toMake(subject.get(), entitled, ticket));
        }
        occurrences.fire(new Occurrence(
                Action.ENROL_FACTOR,
                Optional.of(Factors.PASSKEY),
                "CLOSED",
                subject.map(Subject::tenantId),
                subject.map(Subject::id),
                caller.map(Caller::subjectId),
                circumstances));
        return new DeviceTask.Closed();
    }

    private Creation toMake(Subject subject, Optional<Caller> caller, Ticket ticket) {
        String issuer = tenants.find(subject.tenantId()).map(Tenant::name).orElseThrow();
        Holder holder = new Holder(subject.id(), subject.loginName().typed(), issuer);
        return questions.toMake(ticket, holder, caller.map(Caller::session));
    }

    private boolean hasNone(Subject subject) {
        return !passkeys.isEnrolled(subject.id());
    }
}
