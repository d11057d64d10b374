package gatehouse.membership.invitation;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.password.Passwords;
import gatehouse.challenge.CountedAnswers;
import gatehouse.challenge.Purpose;
import gatehouse.credential.FirstPassword;
import gatehouse.identity.PasswordIntake.Judged;
import gatehouse.identity.PasswordIntake.Terms;
import gatehouse.identity.PasswordIntake.Turn;
import gatehouse.identity.ReadyPassword;
import gatehouse.member.Members;
import gatehouse.membership.MovedUsers;
import gatehouse.membership.User;
import gatehouse.membership.UserChange;
import gatehouse.membership.Users;
import gatehouse.membership.invitation.InviteAcceptance.Accepted;
import gatehouse.membership.invitation.InviteAcceptance.Refused;
import gatehouse.platform.Secret;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The short transactions of {@link CheckInvite} and {@link AcceptInvite}. They commit whatever the answer was: a wrong code
 * has to stay counted.
 */
@ApplicationScoped
@Transactional
class InviteSteps {
    private final Users users;
    private final Members members;
    private final Subjects subjects;
    private final Passwords passwords;
    private final Tenants tenants;
    private final CountedAnswers counted;
    private final FirstPassword firstPassword;
    private final MovedUsers moved;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    InviteSteps(
            Users users,
            Members members,
            Subjects subjects,
            Passwords passwords,
            Tenants tenants,
            CountedAnswers counted,
            FirstPassword firstPassword,
            MovedUsers moved,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.users = users;
        this.members = members;
        this.subjects = subjects;
        this.passwords = passwords;
        this.tenants = tenants;
        this.counted = counted;
        this.firstPassword = firstPassword;
        this.moved = moved;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    boolean check(long tenantId, long number, Secret code, Circumstances circumstances) {
        Optional<Subject> invited = lock(tenantId, number);
        boolean good = objection(invited, tenantId, number).isEmpty() && isRight(invited.orElseThrow(), code);
        tell(invited, Action.CHECK_INVITE, good ? "GOOD" : Refused.WRONG.name(), circumstances);
        return good;
    }

    /** @param next what to do with a password that was judged */
    Turn<InviteAcceptance> look(AcceptInvite.Wish wish, Judged<InviteAcceptance> next, Circumstances circumstances) {
        Optional<Subject> invited = lock(wish.tenantId(), wish.number());
        Optional<Refused> objection = objection(invited, wish.tenantId(), wish.number())
                .or(() -> isRight(invited.orElseThrow(), wish.code()) ? Optional.empty() : Optional.of(Refused.WRONG));
        objection.ifPresent(refused -> tell(invited, Action.ACCEPT_INVITE, refused.name(), circumstances));
        return objection
                .<Turn<InviteAcceptance>>map(refused -> new Turn.Over<>(() -> refused))
                .orElseGet(() -> new Turn.Known<>(terms(invited.orElseThrow()), next));
    }

    /** The code was right, and stays good. */
    InviteAcceptance refuseUnfit(AcceptInvite.Wish wish, InviteAcceptance.Unfit unfit, Circumstances circumstances) {
        tell(lock(wish.tenantId(), wish.number()), Action.ACCEPT_INVITE, "UNFIT", circumstances);
        return unfit;
    }

    /** Uses the code up and sets the password, both or neither. */
    InviteAcceptance take(AcceptInvite.Wish wish, ReadyPassword password, Circumstances circumstances) {
        Optional<Subject> invited = lock(wish.tenantId(), wish.number());
        Optional<Refused> objection = objection(invited, wish.tenantId(), wish.number())
                .or(() -> isTaken(invited.orElseThrow(), wish.code()) ? Optional.empty() : Optional.of(Refused.WRONG));
        String outcome = objection.map(Refused::name).orElse("ACCEPTED");
        tell(invited, Action.ACCEPT_INVITE, outcome, circumstances);
        return objection
                .<InviteAcceptance>map(refused -> refused)
                .orElseGet(() -> accept(invited.orElseThrow(), wish, password, circumstances));
    }

    private Accepted accept(
            Subject invited, AcceptInvite.Wish wish, ReadyPassword password, Circumstances circumstances) {
        wish.phone()
                .ifPresent(phone -> moved.change(
                        new User(
                                invited,
                                members.lock(invited.tenantId(), invited.id()).orElseThrow(),
                                true),
                        UserChange.ofPhone(phone),
                        Optional.empty()));
        return new Accepted(firstPassword.set(invited, password, wish.audience(), circumstances));
    }

    /** A root invites itself by opening the account; it is as good as one whose code is wrong. */
    private Optional<Refused> objection(Optional<Subject> invited, long tenantId, long number) {
        if (invited.isEmpty()) {
            return Optional.of(members.find(tenantId, number).isPresent() ? Refused.WRONG : Refused.UNKNOWN);
        }
        if (passwords.find(invited.get().id()).isPresent()) {
            return Optional.of(Refused.ACCEPTED_BEFORE);
        }
        boolean mayCome = invited.get().isInUseAt(clock.instant());
        return mayCome ? Optional.empty() : Optional.of(Refused.WRONG);
    }

    private boolean isRight(Subject invited, Secret code) {
        Instant now = clock.instant();
        return counted.check(
                Invites.recipient(invited), Purpose.INVITATION, Invites.count(invited, population(invited)), code, now);
    }

    private boolean isTaken(Subject invited, Secret code) {
        Instant now = clock.instant();
        return counted.take(
                Invites.recipient(invited), Purpose.INVITATION, Invites.count(invited, population(invited)), code, now);
    }

    private Optional<Subject> lock(long tenantId, long number) {
        return users.find(tenantId, number).flatMap(user -> subjects.lock(user.id()));
    }

    private Terms terms(Subject invited) {
        return new Terms(population(invited).passwordPreset(), invited.loginName());
    }

    private Population population(Subject invited) {
        return tenants.population(invited.tenantId(), invited.population());
    }

    private void tell(Optional<Subject> invited, Action action, String outcome, Circumstances circumstances) {
        occurrences.fire(Occurrence.about(invited, action, outcome, circumstances));
    }
}
