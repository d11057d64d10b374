package gatehouse.recovery;

import gatehouse.authentication.Circumstances;
import gatehouse.platform.Settings;
import gatehouse.platform.database.DatabaseReady;
import gatehouse.platform.log.Log;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * As {@link RequestPasswordReset}, for who signs in at a tenant by e-mail: the code goes to that address. Whether the
 * answer tells an address that nobody has is the tenant's policy; where it does not, nothing is looked up before it.
 */
@ApplicationScoped
public class RequestResetByMail {
    private static final Log LOG = Log.of(RequestResetByMail.class);

    private final RequestPasswordReset requests;
    private final Subjects subjects;
    private final Tenants tenants;
    private final Settings settings;
    private final Clock clock;

    @Inject
    RequestResetByMail(
            RequestPasswordReset requests, Subjects subjects, Tenants tenants, Settings settings, Clock clock) {
        this.requests = requests;
        this.subjects = subjects;
        this.tenants = tenants;
        this.settings = settings;
        this.clock = clock;
    }

    /** The policy is made for trying things out. */
    void warnAtStart(@Observes DatabaseReady ready) {
        if (!settings.isSandbox() && tenants.anyTellsUnknownAccounts()) {
            LOG.warning("A tenant tells whoever asks for a password reset whether an e-mail address is known to it");
        }
    }

    @Transactional
    public ResetRequest request(Tenant tenant, EmailAddress email, Circumstances circumstances) {
        NameScope scope = NameScope.of(tenant);
        LoginName name = LoginName.ofEmail(email);
        return requests.request(scope, name, ResetWay.MAIL, circumstances)
                .<ResetRequest>map(ResetRequest.TooMany::new)
                .orElseGet(() -> tenant.tellsUnknownAccounts() && !mayResetAt(scope, name)
                        ? new ResetRequest.Unknown()
                        : new ResetRequest.Taken());
    }

    private boolean mayResetAt(NameScope scope, LoginName name) {
        return subjects.find(scope, name)
                .filter(subject -> subject.isInUseAt(clock.instant()))
                .isPresent();
    }
}
