package gatehouse.identity;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.SecondFactor;
import gatehouse.authentication.SecondFactors;
import gatehouse.authenticator.clientkey.ClientKey;
import gatehouse.authenticator.clientkey.ClientKeys;
import gatehouse.authenticator.totp.OtpAuthUri;
import gatehouse.authenticator.totp.Totps;
import gatehouse.subject.Subject;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.Holder;
import gatehouse.throttle.Lockouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Enrols and retires what a subject signs in with beside the password. Whether the caller may was asked before. */
@ApplicationScoped
class FactorChanges {
    private final SecondFactors factors;
    private final ClientKeys keys;
    private final Totps totps;
    private final Tenants tenants;
    private final Lockouts lockouts;
    private final Event<Occurrence> occurrences;

    @Inject
    FactorChanges(
            SecondFactors factors,
            ClientKeys keys,
            Totps totps,
            Tenants tenants,
            Lockouts lockouts,
            Event<Occurrence> occurrences) {
        this.factors = factors;
        this.keys = keys;
        this.totps = totps;
        this.tenants = tenants;
        this.lockouts = lockouts;
        this.occurrences = occurrences;
    }

    /** What of the wish is not so already. */
    FactorWish news(Subject subject, FactorWish wish) {
        Set<SecondFactor> enrolled = factors.enrolled(subject.id());
        Set<SecondFactor> without =
                wish.without().stream().filter(enrolled::contains).collect(Collectors.toSet());
        Optional<ClientKey> key =
                wish.key().filter(wished -> !keys.find(subject.id()).equals(Optional.of(wished)));
        return new FactorWish(key, wish.totp() && !enrolled.contains(SecondFactor.TOTP), without);
    }

    /**
     * @param subject with its row locked
     * @param wish of {@link #news}
     * @return what the authenticator app has to be told; empty when no TOTP was enrolled
     */
    Optional<OtpAuthUri> apply(Caller caller, Subject subject, FactorWish wish, Circumstances circumstances) {
        wish.without().forEach(factor -> {
            retire(subject, factor);
            tell(caller, subject, Action.RETIRE_FACTOR, factor, circumstances);
        });
        wish.key().ifPresent(key -> {
            keys.enrol(subject.id(), key);
            tell(caller, subject, Action.ENROL_FACTOR, SecondFactor.CLIENT_KEY, circumstances);
        });
        if (!wish.totp()) {
            return Optional.empty();
        }
        tell(caller, subject, Action.ENROL_FACTOR, SecondFactor.TOTP, circumstances);
        return Optional.of(
                totps.enrol(subject.id(), issuer(subject), subject.loginName().typed()));
    }

    private void retire(Subject subject, SecondFactor factor) {
        switch (factor) {
            case CLIENT_KEY -> keys.retire(subject.id());
            case PASSKEY -> throw new IllegalArgumentException("Passkeys are retired one by one");
            case TOTP -> totps.retire(subject.id());
        }
    }

    /** Guesses at what was there before do not count against what is there now. */
    private void tell(Caller caller, Subject subject, Action action, SecondFactor factor, Circumstances circumstances) {
        lockouts.unlock(Holder.of(factor.amr(), subject.id()));
        occurrences.fire(new Occurrence(
                action,
                Optional.of(factor.amr()),
                "DONE",
                Optional.of(subject.tenantId()),
                Optional.of(subject.id()),
                Optional.of(caller.subjectId()),
                circumstances));
    }

    /** The app lists accounts under the name of the bank that the customer knows. */
    private String issuer(Subject subject) {
        return tenants.find(subject.tenantId()).map(Tenant::name).orElseThrow();
    }
}
