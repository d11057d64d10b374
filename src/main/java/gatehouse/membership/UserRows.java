package gatehouse.membership;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.member.Account;
import gatehouse.member.Members;
import gatehouse.membership.UserOutcome.Done;
import gatehouse.membership.UserOutcome.Refused;
import gatehouse.session.Sessions;
import gatehouse.stepup.StepUpGuard;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Numbers;
import gatehouse.subject.PartyId;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The transactions of {@link AddUser} and {@link ChangeUser}: all of it, or nothing. */
@ApplicationScoped
@Transactional
class UserRows {
    private final Users users;
    private final NewUsers newUsers;
    private final MovedUsers moved;
    private final Sessions sessions;
    private final StepUpGuard guard;
    private final Dossiers dossiers;
    private final Tenants tenants;
    private final Numbers numbers;
    private final Customers customers;
    private final Subjects subjects;
    private final Members members;
    private final Event<Occurrence> occurrences;

    @Inject
    UserRows(
            Users users,
            NewUsers newUsers,
            MovedUsers moved,
            Sessions sessions,
            StepUpGuard guard,
            Dossiers dossiers,
            Tenants tenants,
            Numbers numbers,
            Customers customers,
            Subjects subjects,
            Members members,
            Event<Occurrence> occurrences) {
        this.users = users;
        this.newUsers = newUsers;
        this.moved = moved;
        this.sessions = sessions;
        this.guard = guard;
        this.dossiers = dossiers;
        this.tenants = tenants;
        this.numbers = numbers;
        this.customers = customers;
        this.subjects = subjects;
        this.members = members;
        this.occurrences = occurrences;
    }

    boolean isTaken(Caller caller, LoginName name) {
        return users.accountOf(caller)
                .filter(account -> isTaken(population(account), name))
                .isPresent();
    }

    private boolean isTaken(Population population, LoginName name) {
        return subjects.find(NameScope.of(population), name).isPresent();
    }

    private Population population(Account account) {
        return tenants.population(account.tenantId(), account.population());
    }

    /** @throws jakarta.persistence.PersistenceException when the address was taken at the same moment */
    UserOutcome add(Caller caller, Person person, Circumstances circumstances) {
        Optional<Account> account = users.accountOf(caller);
        if (account.isEmpty()) {
            return refuse(caller, Refused.MISSING, Action.ADD_USER, circumstances);
        }
        Population population = population(account.get());
        if (isTaken(population, LoginName.ofEmail(person.email()))) {
            return refuse(caller, Refused.TAKEN, Action.ADD_USER, circumstances);
        }
        Customer customer = customers
                .find(account.get().tenantId(), account.get().customerId())
                .orElseThrow();
        User user = newUsers.add(numbers.next(), population, person, customer);
        occurrences.fire(Occurrence.by(caller, user.subject(), Action.ADD_USER, "DONE", circumstances));
        return new Done(user);
    }

    /** @throws jakarta.persistence.PersistenceException when the address was taken at the same moment */
    UserOutcome change(Caller caller, long number, UserChange change, Circumstances circumstances) {
        return change(caller, users.find(caller, number), change, circumstances);
    }

    /** @throws jakarta.persistence.PersistenceException when the address was taken at the same moment */
    UserOutcome changeRoot(Caller caller, UserChange change, Circumstances circumstances) {
        Optional<User> oneself = users.accountOf(caller)
                .filter(account -> account.rootId() == caller.subjectId())
                .flatMap(account -> dossiers.find(account.tenantId(), account.customerId()))
                .map(Dossier::root);
        return change(caller, oneself, change, circumstances);
    }

    private UserOutcome change(Caller caller, Optional<User> user, UserChange change, Circumstances circumstances) {
        if (user.isEmpty()) {
            return refuse(caller, Refused.MISSING, Action.CHANGE_USER, circumstances);
        }
        Subject subject = subjects.lock(user.get().id()).orElseThrow();
        // Whoever had the lock before may have ended it: a new password, another phone, a colleague shut out.
        if (sessions.findLive(caller.session()).isEmpty()) {
            return told(Refused.OVER, caller, subject, circumstances);
        }
        if (change.moves(subject) && isSomebodyElses(caller, subject)) {
            return told(Refused.ACTS_FOR_OTHERS, caller, subject, circumstances);
        }
        if (change.moves(subject) && !guard.letsMove(caller, subject)) {
            return told(Refused.STEP_UP_REQUIRED, caller, subject, circumstances);
        }
        if (isTakenByAnother(subject, change)) {
            return refuse(caller, Refused.TAKEN, Action.CHANGE_USER, circumstances);
        }
        // What was read before the lock may be from before somebody else's change.
        User changed = new User(
                subject,
                members.lock(subject.tenantId(), subject.id()).orElseThrow(),
                user.get().isActive());
        boolean isVouchedFor = caller.subjectId() != subject.id() && change.movesPhone(subject);
        boolean hasMoved = moved.change(changed, change, Optional.of(caller.session()));
        if (isVouchedFor) {
            subject.vouchedForPhone();
        }
        String outcome = hasMoved ? "CONTACT_CHANGED" : "DONE";
        occurrences.fire(Occurrence.by(caller, subject, Action.CHANGE_USER, outcome, circumstances));
        return new Done(changed);
    }

    private UserOutcome told(Refused refused, Caller caller, Subject subject, Circumstances circumstances) {
        occurrences.fire(Occurrence.by(caller, subject, Action.CHANGE_USER, refused.name(), circumstances));
        return refused;
    }

    /** Whoever chooses where codes go signs in as them, and so acts for their other customers. */
    private static boolean isSomebodyElses(Caller caller, Subject subject) {
        return subject.actsForSeveral() && caller.subjectId() != subject.id();
    }

    private boolean isTakenByAnother(Subject subject, UserChange change) {
        return change.email()
                .flatMap(email -> subjects.find(subject.nameScope(), LoginName.ofEmail(email)))
                .filter(holder -> holder.id() != subject.id())
                .isPresent();
    }

    UserOutcome refuse(Caller caller, Refused refused, Action action, Circumstances circumstances) {
        Target target = new Target(caller.tenantId(), caller.customerId().map(PartyId::customer));
        occurrences.fire(Occurrence.about(caller, target, action, refused.name(), circumstances));
        return refused;
    }
}
