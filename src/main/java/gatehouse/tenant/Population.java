package gatehouse.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A named profile of a tenant (customers, staff, consumers, corporates) with the policies that its subjects live under.
 * The core asks a policy where two contracts differ by a number or a yes or no; it never asks for the contract.
 */
@Entity
@Table(name = "population")
@IdClass(Population.Key.class)
public class Population {
    /** Customers who sign in by a globally unique name. */
    public static final String CUSTOMERS = "customers";
    /** People and systems that work for the tenant. */
    public static final String STAFF = "staff";
    /** Persons who sign in by e-mail, unique within the tenant. */
    public static final String CONSUMERS = "1";
    /** Companies whose people sign in by e-mail, unique within the tenant. */
    public static final String CORPORATES = "2";

    /** Live sessions a subject: enough for all devices of a person, few enough to be listed and understood. */
    private static final int MOST_SESSIONS = 10;
    /** The systems of a tenant sign in from many machines under one name. */
    private static final int MOST_SESSIONS_OF_STAFF = 1000;

    /** Longest pause of who has no renewal to ask for. */
    private static final Duration LONGEST_IDLE = TokenPolicy.WHILE_ACTIVE.idle();

    /** Who may open an account under it, and is let in by nobody else. */
    public enum Newcomers {
        NOBODY,
        PERSONS,
        COMPANIES
    }

    /** Where a login name has to be unique. */
    public enum NameScope {
        GLOBAL,
        TENANT
    }

    /** Primary key; Persistence 3.1 takes no record for it. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        long tenantId;
        String name;

        protected Key() {}

        Key(long tenantId, String name) {
            this.tenantId = tenantId;
            this.name = name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.tenantId == tenantId && key.name.equals(name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(tenantId, name);
        }
    }

    @Id
    @Column(name = "tenant_id")
    private long tenantId;

    @Id
    @Column(name = "name")
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "name_scope")
    private NameScope nameScope;

    @Enumerated(EnumType.STRING)
    @Column(name = "password_preset")
    private PasswordPreset passwordPreset;

    @Column(name = "lockout_failures")
    private int lockoutFailures;

    @Column(name = "lockout_seconds")
    private int lockoutSeconds;

    @Column(name = "token_life_seconds")
    private int tokenLifeSeconds;

    @Column(name = "session_idle_seconds")
    private int sessionIdleSeconds;

    @Column(name = "session_cap_seconds")
    private int sessionCapSeconds;

    @Enumerated(EnumType.STRING)
    @Column(name = "renewal")
    private TokenPolicy.Renewal renewal;

    @Column(name = "code_life_seconds")
    private int codeLifeSeconds;

    @Column(name = "link_life_seconds")
    private int linkLifeSeconds;

    @Column(name = "code_attempts")
    private int codeAttempts;

    @Column(name = "code_resend_seconds")
    private int codeResendSeconds;

    @Column(name = "reveal_missing_factor")
    private boolean revealMissingFactor;

    @Column(name = "cap_by_tenant")
    private boolean capByTenant;

    @Column(name = "most_sessions")
    private int mostSessions;

    @Column(name = "email_first")
    private boolean emailFirst;

    @Column(name = "expired_opens_change")
    private boolean expiredOpensChange;

    @Column(name = "phone_factors")
    private boolean phoneFactors;

    @Column(name = "step_up_attempts")
    private int stepUpAttempts;

    @Column(name = "step_up_remembered_seconds")
    private int stepUpRememberedSeconds;

    @Column(name = "enrolment_steps_up")
    private boolean enrolmentStepsUp;

    @Column(name = "step_up_for_operations")
    private boolean stepUpForOperations;

    @Enumerated(EnumType.STRING)
    @Column(name = "newcomers")
    private Newcomers newcomers;

    @Column(name = "reset_makes_first")
    private boolean resetMakesFirst;

    @Column(name = "sca_cards")
    private boolean scaCards;

    @Column(name = "version")
    private long version;

    @Column(name = "login_by_device")
    private boolean loginByDevice;

    protected Population() {}

    /** A population with the defaults of this server: what a tenant changes, it tightens. */
    Population(long tenantId, String name, NameScope nameScope, PasswordPreset passwordPreset, TokenPolicy tokens) {
        this.tenantId = tenantId;
        this.name = name;
        this.nameScope = nameScope;
        this.passwordPreset = passwordPreset;
        this.lockoutFailures = LockoutPolicy.DEFAULT.failures();
        this.lockoutSeconds = (int) LockoutPolicy.DEFAULT.lock().toSeconds();
        this.tokenLifeSeconds = (int) tokens.life().toSeconds();
        this.sessionIdleSeconds = (int) tokens.idle().toSeconds();
        this.sessionCapSeconds = (int) tokens.cap().toSeconds();
        this.renewal = tokens.renewal();
        this.codeLifeSeconds = (int) ChallengePolicy.DEFAULT.codeLife().toSeconds();
        this.linkLifeSeconds = (int) ChallengePolicy.DEFAULT.linkLife().toSeconds();
        this.codeAttempts = ChallengePolicy.DEFAULT.attempts();
        this.codeResendSeconds = (int) ChallengePolicy.DEFAULT.resendAfter().toSeconds();
        this.revealMissingFactor = true;
        this.capByTenant = true;
        this.mostSessions = name.equals(STAFF) ? MOST_SESSIONS_OF_STAFF : MOST_SESSIONS;
        this.scaCards = true;
        this.loginByDevice = true;
        this.emailFirst = name.equals(CONSUMERS);
        this.expiredOpensChange = nameScope == NameScope.TENANT;
        adopt(StepUpPolicy.DEFAULT);
        this.newcomers = kind();
        this.resetMakesFirst = nameScope == NameScope.GLOBAL;
    }

    /** All of its rules that can be chosen. */
    public Policies policies() {
        return new Policies(
                passwordPreset,
                lockout(),
                tokens(),
                challenges(),
                stepUp(),
                mostSessions,
                revealMissingFactor,
                capByTenant,
                emailFirst,
                scaCards,
                expiredOpensChange,
                resetMakesFirst,
                newcomers != Newcomers.NOBODY,
                loginByDevice);
    }

    /**
     * What these rules would allow and this population must not, if anything. Who signs in by a name that is unique
     * everywhere is let in by the tenant alone, and has no call that changes an expired password; whose token is never
     * renewed is out after five idle minutes at most (RTS 4(3)(d)).
     */
    public Optional<PolicyObjection> objectionTo(Policies policies) {
        if (policies.openToNewcomers() && kind() == Newcomers.NOBODY) {
            return Optional.of(PolicyObjection.OPEN_TO_NEWCOMERS);
        }
        if (nameScope == NameScope.GLOBAL) {
            return Optional.of(PolicyObjection.EXPIRED_OPENS_CHANGE)
                    .filter(objection -> policies.expiredPasswordOpensChange());
        }
        return Optional.of(PolicyObjection.IDLE_TOO_LONG)
                .filter(objection -> policies.tokens().idle().compareTo(LONGEST_IDLE) > 0);
    }

    /** How often its rules were changed. */
    public long version() {
        return version;
    }

    /** Its subjects live by these rules from now on; sessions and codes that there are keep those they were made under. */
    public void adopt(Policies policies) {
        passwordPreset = policies.preset();
        lockoutFailures = policies.lockout().failures();
        lockoutSeconds = (int) policies.lockout().lock().toSeconds();
        tokenLifeSeconds = (int) policies.tokens().life().toSeconds();
        sessionIdleSeconds = (int) policies.tokens().idle().toSeconds();
        sessionCapSeconds = (int) policies.tokens().cap().toSeconds();
        renewal = policies.tokens().renewal();
        codeLifeSeconds = (int) policies.codes().codeLife().toSeconds();
        linkLifeSeconds = (int) policies.codes().linkLife().toSeconds();
        codeAttempts = policies.codes().attempts();
        codeResendSeconds = (int) policies.codes().resendAfter().toSeconds();
        adopt(policies.stepUp());
        mostSessions = policies.mostSessions();
        revealMissingFactor = policies.revealsMissingFactor();
        capByTenant = policies.cardAccessByTenant();
        emailFirst = policies.verifiedEmailFirst();
        scaCards = policies.stepUpForCards();
        expiredOpensChange = policies.expiredPasswordOpensChange();
        resetMakesFirst = policies.resetMakesFirstPassword();
        newcomers = policies.openToNewcomers() ? kind() : Newcomers.NOBODY;
        loginByDevice = policies.loginByDevice();
        version++;
    }

    /** From now on its subjects step up by these rules. */
    public void adopt(StepUpPolicy policy) {
        phoneFactors = policy.byPhone();
        stepUpAttempts = policy.attempts();
        stepUpRememberedSeconds = (int) policy.remembered().toSeconds();
        enrolmentStepsUp = policy.byEnrolment();
        stepUpForOperations = policy.forOperations();
    }

    /** Who could open an account under it, whether it lets them now or not. */
    private Newcomers kind() {
        return switch (name) {
            case CONSUMERS -> Newcomers.PERSONS;
            case CORPORATES -> Newcomers.COMPANIES;
            default -> Newcomers.NOBODY;
        };
    }

    public long tenantId() {
        return tenantId;
    }

    public String name() {
        return name;
    }

    public NameScope nameScope() {
        return nameScope;
    }

    public PasswordPreset passwordPreset() {
        return passwordPreset;
    }

    public LockoutPolicy lockout() {
        return new LockoutPolicy(lockoutFailures, Duration.ofSeconds(lockoutSeconds));
    }

    public TokenPolicy tokens() {
        return new TokenPolicy(
                Duration.ofSeconds(tokenLifeSeconds),
                Duration.ofSeconds(sessionIdleSeconds),
                Duration.ofSeconds(sessionCapSeconds),
                renewal);
    }

    public ChallengePolicy challenges() {
        return new ChallengePolicy(
                Duration.ofSeconds(codeLifeSeconds),
                Duration.ofSeconds(linkLifeSeconds),
                codeAttempts,
                Duration.ofSeconds(codeResendSeconds));
    }

    public StepUpPolicy stepUp() {
        return new StepUpPolicy(
                phoneFactors,
                stepUpAttempts,
                Duration.ofSeconds(stepUpRememberedSeconds),
                enrolmentStepsUp,
                stepUpForOperations);
    }

    /** How many live sessions a subject may have; with one more the oldest ends. */
    public int mostSessions() {
        return mostSessions;
    }

    /** Whether it is one for such customers; it may be closed to new ones all the same. */
    public boolean isFor(Newcomers customers) {
        return kind() == customers;
    }

    /** Whether customers of its kind may open accounts themselves. */
    public boolean isOpenToNewcomers() {
        return newcomers != Newcomers.NOBODY;
    }

    /** Whether who opened an account has to show that the e-mail address is theirs before they can sign in. */
    public boolean asksForVerifiedEmail() {
        return emailFirst;
    }

    /** Whether a session has to be stepped up before its holder sees the cards of the customer they act for. */
    public boolean asksForStepUpToSeeCards() {
        return scaCards;
    }

    /** Whether who has linked a device that checks its owner may sign in by that alone. */
    public boolean letsDeviceSignIn() {
        return loginByDevice;
    }

    /** Whether an expired password still opens a session, which is good for nothing but the change of the password. */
    public boolean letsExpiredPasswordOpenChange() {
        return expiredOpensChange;
    }

    /** Whether who never had a password may make the first one by a reset. */
    public boolean letsResetMakeFirstPassword() {
        return resetMakesFirst;
    }

    /** Whether a refusal may say that a second factor is missing, which tells that the first was right. */
    public boolean revealsMissingFactor() {
        return revealMissingFactor;
    }

    /**
     * Whether the tenant may choose the card access password of a customer itself. Never under {@link
     * PasswordPreset#PCI}: whoever works for the tenant must not know what opens a card.
     */
    public boolean letsTenantChooseCardAccess() {
        return capByTenant && passwordPreset != PasswordPreset.PCI;
    }
}
