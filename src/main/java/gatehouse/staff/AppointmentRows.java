package gatehouse.staff;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.password.Hashed;
import gatehouse.message.Outbox;
import gatehouse.message.gateway.Channel;
import gatehouse.platform.Secret;
import gatehouse.staff.AdminUserOutcome.Done;
import gatehouse.staff.AdminUserOutcome.Refused;
import gatehouse.subject.AdminUser;
import gatehouse.subject.AdminUsers;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Numbers;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import gatehouse.text.Content;
import gatehouse.text.Letters;
import gatehouse.text.Reader;
import gatehouse.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The two short transactions of {@link AppointAdminUser}, on either side of the hash. */
@ApplicationScoped
@Transactional
class AppointmentRows {
    /** Over a weekend, and no longer: a mailbox is no safe. */
    static final Duration FIRST_PASSWORD_LIFE = Duration.ofHours(72);

    private final Standing standing;
    private final Grants grants;
    private final Tenants tenants;
    private final Staff staff;
    private final AdminUsers adminUsers;
    private final Subjects subjects;
    private final Numbers numbers;
    private final Outbox outbox;
    private final Texts texts;
    private final Letters letters;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    AppointmentRows(
            Standing standing,
            Grants grants,
            Tenants tenants,
            Staff staff,
            AdminUsers adminUsers,
            Subjects subjects,
            Numbers numbers,
            Outbox outbox,
            Texts texts,
            Letters letters,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.standing = standing;
        this.grants = grants;
        this.tenants = tenants;
        this.staff = staff;
        this.adminUsers = adminUsers;
        this.subjects = subjects;
        this.numbers = numbers;
        this.outbox = outbox;
        this.texts = texts;
        this.letters = letters;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** Why nothing needs to be hashed; empty when all is well so far. */
    Optional<AdminUserOutcome> objection(Caller caller, AppointAdminUser.Wish wish) {
        return grants.objection(caller, wish.role(), wish.tenantId())
                .or(() -> isTaken(wish) ? Optional.of(Refused.TAKEN) : Optional.empty());
    }

    boolean isTaken(AppointAdminUser.Wish wish) {
        LoginName name = wish.identity();
        NameScope scope = NameScope.of(tenants.population(wish.tenantId(), Population.STAFF));
        return name.isReserved() || subjects.find(scope, name).isPresent();
    }

    /**
     * The hash took its time, so the caller and what they may give are looked at once more.
     *
     * @throws jakarta.persistence.PersistenceException when the name was taken at the same moment
     */
    AdminUserOutcome add(
            Caller caller, AppointAdminUser.Wish wish, Secret password, Hashed hashed, Circumstances circumstances) {
        return standing.act(
                caller,
                Permission.CREATE_ADMIN_USER,
                Target.tenant(wish.tenantId()),
                mandated -> grants.objection(mandated, wish.role(), wish.tenantId())
                        .orElseGet(() -> store(mandated, wish, password, hashed, circumstances)));
    }

    private Done store(
            Caller caller, AppointAdminUser.Wish wish, Secret password, Hashed hashed, Circumstances circumstances) {
        AdminUser.Details details = new AdminUser.Details(wish.name(), Optional.of(wish.email()), wish.phone());
        Subject subject = staff.add(numbers.next(), wish.tenantId(), details, wish.identity(), wish.role(), hashed);
        Instant lastMoment = clock.instant().plus(FIRST_PASSWORD_LIFE);
        subject.lockAfter(lastMoment);
        Content content = texts.firstPassword(password, FIRST_PASSWORD_LIFE);
        outbox.post(letters.write(content, Reader.somebody(wish.tenantId()), Channel.EMAIL)
                .to(wish.email().text(), Optional.of(lastMoment)));
        occurrences.fire(Occurrence.by(caller, subject, Action.CREATE_ADMIN_USER, "DONE", circumstances));
        return new Done(adminUsers.find(wish.tenantId(), subject.id()).orElseThrow());
    }
}
