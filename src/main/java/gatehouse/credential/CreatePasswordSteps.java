package gatehouse.credential;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.password.Passwords;
import gatehouse.credential.PasswordCreation.Created;
import gatehouse.credential.PasswordCreation.Refused;
import gatehouse.identity.PasswordIntake.Judged;
import gatehouse.identity.PasswordIntake.Terms;
import gatehouse.identity.PasswordIntake.Turn;
import gatehouse.identity.ReadyPassword;
import gatehouse.member.Members;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** The two short transactions of {@link CreatePassword}, on either side of the hash. */
@ApplicationScoped
class CreatePasswordSteps {
    private final Members members;
    private final Subjects subjects;
    private final Tenants tenants;
    private final Passwords passwords;
    private final FirstPassword firstPassword;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    CreatePasswordSteps(
            Members members,
            Subjects subjects,
            Tenants tenants,
            Passwords passwords,
            FirstPassword firstPassword,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.members = members;
        this.subjects = subjects;
        this.tenants = tenants;
        this.passwords = passwords;
        this.firstPassword = firstPassword;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /**
     * @param next what to do with a password that was judged
     * @return what the password has to satisfy, or the refusal
     */
    @Transactional
    Turn<PasswordCreation> look(CreatePassword.Wish wish, Judged<PasswordCreation> next, Circumstances circumstances) {
        Optional<Subject> member = lock(wish);
        Optional<Refused> objection = objection(member);
        objection.ifPresent(refused -> tell(member, refused.name(), circumstances));
        return objection
                .<Turn<PasswordCreation>>map(refused -> new Turn.Over<>(() -> refused))
                .orElseGet(() -> new Turn.Known<>(terms(member.orElseThrow()), next));
    }

    @Transactional
    PasswordCreation refuseUnfit(CreatePassword.Wish wish, PasswordCreation.Unfit unfit, Circumstances circumstances) {
        tell(lock(wish), "UNFIT", circumstances);
        return unfit;
    }

    @Transactional
    PasswordCreation set(CreatePassword.Wish wish, ReadyPassword password, Circumstances circumstances) {
        Optional<Subject> member = lock(wish);
        Optional<Refused> objection = objection(member);
        tell(member, objection.map(Refused::name).orElse("CREATED"), circumstances);
        return objection
                .<PasswordCreation>map(refused -> refused)
                .orElseGet(() ->
                        new Created(firstPassword.set(member.orElseThrow(), password, wish.audience(), circumstances)));
    }

    private Optional<Subject> lock(CreatePassword.Wish wish) {
        return members.find(wish.tenantId(), wish.memberId()).flatMap(member -> subjects.lock(member.id()));
    }

    private Optional<Refused> objection(Optional<Subject> member) {
        if (member.isEmpty()) {
            return Optional.of(Refused.UNKNOWN);
        }
        if (!member.get().isInUseAt(clock.instant())) {
            return Optional.of(Refused.INACTIVE);
        }
        return passwords.find(member.get().id()).map(there -> Refused.ALREADY_CREATED);
    }

    private Terms terms(Subject member) {
        return new Terms(population(member).passwordPreset(), member.loginName());
    }

    private Population population(Subject member) {
        return tenants.population(member.tenantId(), member.population());
    }

    private void tell(Optional<Subject> member, String outcome, Circumstances circumstances) {
        occurrences.fire(Occurrence.about(member, Action.CREATE_PASSWORD, outcome, circumstances));
    }
}
