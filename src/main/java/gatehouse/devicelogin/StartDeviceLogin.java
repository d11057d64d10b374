package gatehouse.devicelogin;

import gatehouse.acting.ChooseCustomer;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.devicelogin.DeviceLoginStart.Locked;
import gatehouse.devicelogin.DeviceLoginStart.NotRegistered;
import gatehouse.devicelogin.DeviceLoginStart.NotSupported;
import gatehouse.devicelogin.DeviceLoginStart.Refused;
import gatehouse.devicelogin.DeviceLoginStart.Started;
import gatehouse.devicelogin.DeviceLoginStart.TooMany;
import gatehouse.devicelogin.DeviceLoginStart.TurnedDown;
import gatehouse.member.Mandates;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.push.Asker;
import gatehouse.push.IssuePush;
import gatehouse.push.PushIssuance;
import gatehouse.subject.Customer;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Numbers;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.Holder;
import gatehouse.throttle.Lockouts;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody says a name, and wants its owner to be asked on their device. While it waits, another login under the name takes
 * its place. How many there are is bounded by the name, whether anybody has it or not; a name that wrong passwords have
 * locked opens nothing this way either (contract 3.2).
 *
 * <p>What is told beyond that says whether somebody has the name. A tenant that does not want it told answers as if a
 * device were asked, whatever is in the way; a few rows less are written then, which nobody can measure by the few tries
 * that an hour has.
 */
@ApplicationScoped
public class StartDeviceLogin {
    private final Subjects subjects;
    private final Tenants tenants;
    private final Mandates mandates;
    private final Lockouts lockouts;
    private final RequestLimits counts;
    private final DeviceLoginLimits limits;
    private final IssuePush pushes;
    private final DeviceLogins logins;
    private final Numbers numbers;
    private final KeyedHash keyedHash;
    private final Randomness randomness;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    StartDeviceLogin(
            Subjects subjects,
            Tenants tenants,
            Mandates mandates,
            Lockouts lockouts,
            RequestLimits counts,
            DeviceLoginLimits limits,
            IssuePush pushes,
            DeviceLogins logins,
            Numbers numbers,
            KeyedHash keyedHash,
            Randomness randomness,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.subjects = subjects;
        this.tenants = tenants;
        this.mandates = mandates;
        this.lockouts = lockouts;
        this.counts = counts;
        this.limits = limits;
        this.pushes = pushes;
        this.logins = logins;
        this.numbers = numbers;
        this.keyedHash = keyedHash;
        this.randomness = randomness;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param tenant within which the name is unique
     * @param customer for whom they want to act; empty for the first that they may act for
     * @param audience the door that the session will be for
     */
    public record Wish(Tenant tenant, LoginName name, Optional<ChooseCustomer.Wish> customer, String audience) {
        NameScope names() {
            return NameScope.of(tenant);
        }
    }

    @Transactional
    public DeviceLoginStart start(Wish wish, Circumstances circumstances) {
        Instant now = clock.instant();
        Optional<Subject> owner = subjects.find(wish.names(), wish.name()).flatMap(found -> subjects.lock(found.id()));
        Optional<DeviceLoginStart> halt = halt(wish, owner, now);
        DeviceLoginStart outcome = halt.orElseGet(() -> ask(wish, owner, circumstances, now));
        occurrences.fire(Occurrence.about(
                        owner, Action.REQUEST_DEVICE_LOGIN, outcome.getClass().getSimpleName(), circumstances)
                .with(Factors.DEVICE));
        boolean mayBeTold = halt.isPresent() || wish.tenant().tellsUnknownAccounts();
        return mayBeTold || outcome instanceof Started ? outcome : new Started(numbers.next());
    }

    /** What holds every name back alike. */
    private Optional<DeviceLoginStart> halt(Wish wish, Optional<Subject> owner, Instant now) {
        String names = wish.names().key();
        String name = wish.name().canonical();
        Optional<Duration> wait = counts.take(limits.perName(), names + "/" + name, now);
        if (wait.isPresent()) {
            return Optional.of(new TooMany(wait.get()));
        }
        Holder holder = owner.map(known -> Holder.of(Factors.PASSWORD, known.id()))
                .orElseGet(() -> Holder.ofStranger(Factors.PASSWORD, names, name, keyedHash));
        return lockouts.lockedUntil(holder, now).map(Locked::new);
    }

    private DeviceLoginStart ask(Wish wish, Optional<Subject> owner, Circumstances circumstances, Instant now) {
        return owner.filter(known -> known.isInUseAt(now))
                .map(known -> ask(wish, known, circumstances, now))
                .orElseGet(Refused::new);
    }

    private DeviceLoginStart ask(Wish wish, Subject owner, Circumstances circumstances, Instant now) {
        Population population = tenants.population(owner.tenantId(), owner.population());
        Optional<Customer> customer = customer(wish, owner);
        if (!owner.maySignIn(population) || customer.isEmpty()) {
            return new Refused();
        }
        if (!population.letsDeviceSignIn()) {
            return new NotSupported();
        }
        Optional<Instant> peace = lockouts.lockedUntil(Holder.of(Factors.DEVICE, owner.id()), now);
        if (peace.isPresent()) {
            return new TurnedDown(peace.get());
        }
        UUID id = randomness.id(clock);
        PushIssuance issuance =
                pushes.issue(new IssuePush.Wish(owner.id(), Asker.login(id), DeviceUse.BIOMETRIC, Optional.empty()));
        if (issuance instanceof PushIssuance.Issued) {
            logins.add(new DeviceLogin(id, owner, customer.get().id(), wish.audience(), circumstances, now));
        }
        return outcome(issuance);
    }

    private Optional<Customer> customer(Wish wish, Subject owner) {
        return mandates.customersOf(owner.id()).stream()
                .filter(one -> wish.customer()
                        .map(wanted -> wanted.customerId() == one.id() && wanted.kind() == one.kind())
                        .orElse(true))
                .findFirst();
    }

    private static DeviceLoginStart outcome(PushIssuance issuance) {
        return issuance.as(new PushIssuance.Cases<>() {
            @Override
            public DeviceLoginStart issued(PushIssuance.Issued issued) {
                return new Started(issued.id());
            }

            @Override
            public DeviceLoginStart notLinked(PushIssuance.NotLinked notLinked) {
                return new NotRegistered();
            }

            @Override
            public DeviceLoginStart answeredBefore(PushIssuance.AnsweredBefore answeredBefore) {
                throw new IllegalStateException("A login that is new was answered before");
            }

            @Override
            public DeviceLoginStart tooMany(PushIssuance.TooMany tooMany) {
                return new TooMany(tooMany.retryAfter());
            }
        });
    }
}
