package gatehouse.subject;

import gatehouse.tenant.Population;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody, or some system, that signs in under a login name. It lives under the policies of its population, acts for a
 * customer or works for the tenant, and may be given a last day after which its name opens nothing any more.
 */
@Entity
@Table(name = "subject")
@NamedQuery(
        name = Subject.LOCK,
        query = "select s from Subject s where s.id = :id",
        lockMode = LockModeType.PESSIMISTIC_WRITE)
public class Subject {
    /** What find() with a lock does, but prepared once: this is asked at every sign-in. */
    static final String LOCK = "Subject.lock";

    private static final Duration ENROLMENT = Duration.ofMinutes(10);

    /** How far a phone has come that is to prove who its owner is. */
    public enum PhoneFactor {
        /** A code was sent, and nobody has shown it yet. */
        PENDING,
        ACTIVE,
        /** Another number took its place, which has to be enrolled again. */
        INACTIVE
    }

    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "tenant_id")
    private long tenantId;

    @Column(name = "population")
    private String population;

    @Column(name = "name_scope")
    private String nameScope;

    @Column(name = "login_name")
    private String loginName;

    @Column(name = "canonical_name")
    private String canonicalName;

    @Column(name = "customer_id")
    private Long customerId;

    @Column(name = "admin_user_id")
    private Long adminUserId;

    @Enumerated(EnumType.STRING)
    @Column(name = "role")
    private Role role;

    @Column(name = "phone")
    private String phone;

    @Column(name = "email")
    private String email;

    @Column(name = "auth_locked_after")
    private Instant authLockedAfter;

    @Column(name = "created")
    private Instant created;

    @Column(name = "enrolment_opened")
    private Instant enrolmentOpened;

    @Column(name = "active")
    private boolean active;

    @Column(name = "email_verified")
    private boolean emailVerified;

    @Column(name = "phone_verified")
    private boolean phoneVerified;

    @Enumerated(EnumType.STRING)
    @Column(name = "phone_factor")
    private PhoneFactor phoneFactor;

    @Column(name = "stepped_up")
    private Instant steppedUp;

    @Column(name = "had_factor")
    private boolean hadFactor;

    @Column(name = "phone_vouched")
    private boolean phoneVouched;

    @Column(name = "several_customers")
    private boolean severalCustomers;

    @Version
    @Column(name = "version")
    private long version;

    protected Subject() {}

    /** Somebody who acts for a customer, or is an admin user. */
    Subject(long id, Population population, LoginName name, Party party, Instant created) {
        if (name.isCardAccess()) {
            throw new IllegalArgumentException("The card access password is no way to sign in");
        }
        this.id = id;
        this.tenantId = population.tenantId();
        this.population = population.name();
        this.nameScope = NameScope.of(population).key();
        this.loginName = name.typed();
        this.canonicalName = name.canonical();
        this.role = party.role();
        this.customerId = numberOf(party, PartyId.Kind.CUSTOMER);
        this.adminUserId = numberOf(party, PartyId.Kind.ADMIN_USER);
        this.created = created;
        this.active = true;
    }

    private static Long numberOf(Party party, PartyId.Kind kind) {
        return party.party().kind() == kind ? party.party().number() : null;
    }

    public long id() {
        return id;
    }

    public long tenantId() {
        return tenantId;
    }

    public String population() {
        return population;
    }

    /** Within what the login name is unique. */
    public NameScope nameScope() {
        return new NameScope(nameScope);
    }

    public LoginName loginName() {
        return LoginName.of(loginName);
    }

    /** @return empty for staff */
    public Optional<Long> customerId() {
        return Optional.ofNullable(customerId);
    }

    /** Whom it acts for. */
    public PartyId party() {
        return customerId == null ? PartyId.adminUser(adminUserId) : PartyId.customer(customerId);
    }

    public Role role() {
        return role;
    }

    public Optional<Instant> authLockedAfter() {
        return Optional.ofNullable(authLockedAfter);
    }

    public Instant created() {
        return created;
    }

    /** A phone of its own; most are reached by that of the party they act for. */
    public Optional<PhoneNumber> phone() {
        return Optional.ofNullable(phone).map(PhoneNumber::new);
    }

    /** An e-mail address of its own, as {@link #phone()}. */
    public Optional<EmailAddress> email() {
        return Optional.ofNullable(email).map(EmailAddress::new);
    }

    /** Is reached here from now on; nobody has proved yet that it is theirs, and no step-up by the old one is remembered. */
    public void isReachedAt(Optional<PhoneNumber> ownPhone) {
        phone = ownPhone.map(PhoneNumber::digits).orElse(null);
        phoneVerified = false;
        phoneVouched = false;
        phoneFactor = phoneFactor == PhoneFactor.ACTIVE ? PhoneFactor.INACTIVE : phoneFactor;
        forgetStepUp();
    }

    /** Signs in under another name from now on. */
    public void signsInAs(LoginName name) {
        loginName = name.typed();
        canonicalName = name.canonical();
    }

    /** As {@link #isReachedAt(Optional)}. */
    public void isReachedBy(EmailAddress own) {
        email = own.text();
        emailVerified = false;
        forgetStepUp();
    }

    public boolean isEmailVerified() {
        return emailVerified;
    }

    /** Somebody who reads the subject's mail said so. */
    public void verifiedEmail() {
        emailVerified = true;
    }

    public boolean isPhoneVerified() {
        return phoneVerified;
    }

    /** Somebody who holds the subject's phone said so. */
    public void verifiedPhone() {
        phoneVerified = true;
        phoneFactor = PhoneFactor.ACTIVE;
        gotFactor();
    }

    /** A phone or device proves from now on who its owner is, beside the password. */
    public void gotFactor() {
        hadFactor = true;
        phoneVouched = false;
    }

    /** Whether there is, or once was, an enrolled phone or a linked device. */
    public boolean hasHadFactor() {
        return hadFactor;
    }

    /** Somebody else gave the phone, who may; its owner need not show the factor that it takes the place of. */
    public void vouchedForPhone() {
        phoneVouched = true;
    }

    public boolean isPhoneVouchedFor() {
        return phoneVouched;
    }

    /** @return empty when nobody ever wanted the phone to prove anything */
    public Optional<PhoneFactor> phoneFactor() {
        return Optional.ofNullable(phoneFactor);
    }

    /** A code is on its way to the phone; nothing changes for one that was enrolled. */
    public void enrolsPhone() {
        phoneFactor = phoneVerified ? phoneFactor : PhoneFactor.PENDING;
    }

    /** Showed another factor in one of its sessions. */
    public void steppedUp(Instant now) {
        steppedUp = now;
    }

    /** Later sessions are not raised any more by a step-up of before: the password or a factor is another one. */
    public void forgetStepUp() {
        steppedUp = null;
    }

    /** Whether it showed another factor no longer ago than that. */
    public boolean steppedUpWithin(Duration time, Instant now) {
        return steppedUp != null && !now.isBefore(steppedUp) && now.isBefore(steppedUp.plus(time));
    }

    /** Whether it is more than the customer's helper: it came into being with the customer, under the same number. */
    public boolean isRoot() {
        return customerId != null && customerId == id;
    }

    public boolean isActive() {
        return active;
    }

    /** Its name opens nothing until it is taken back. */
    public void deactivate() {
        active = false;
    }

    public void activate() {
        active = true;
    }

    /** Whether it has to say for whom it acts before it can act. */
    public boolean actsForSeveral() {
        return severalCustomers;
    }

    /** @param several whether it acts for more than one customer from now on */
    public void actsForSeveral(boolean several) {
        severalCustomers = several;
    }

    /** Whether a right password may open a session, as far as it is up to what is known about the subject. */
    public boolean maySignIn(Population population) {
        return active && (emailVerified || !isRoot() || !population.asksForVerifiedEmail());
    }

    /**
     * Whether somebody else than the owner in a session of their own may register a passkey: shortly after the subject was
     * made, or its tenant opened the time again. Else whoever knows the name of a forgotten subject could claim it.
     */
    public boolean isOpenForEnrolmentAt(Instant now) {
        Instant opened = enrolmentOpened == null ? created : enrolmentOpened;
        return !now.isBefore(opened) && now.isBefore(opened.plus(ENROLMENT));
    }

    public void openEnrolment(Instant now) {
        enrolmentOpened = now;
    }

    public boolean isLockedForGoodAt(Instant now) {
        return authLockedAfter != null && !now.isBefore(authLockedAfter);
    }

    /** Whether it may be asked for a proof, or give one: nobody took it out of use, and its last day has not come. */
    public boolean isInUseAt(Instant now) {
        return active && !isLockedForGoodAt(now);
    }

    /** From {@code moment} on this name opens nothing: no login, no renewal, no change of the password. */
    public void lockAfter(Instant moment) {
        authLockedAfter = moment;
    }

    /** The admin user it acts for was given another role. */
    public void becomes(Role other) {
        role = other;
    }

    /** A temporary credential was made a lasting one: the password was changed in time. */
    public void staysUsable() {
        authLockedAfter = null;
    }
}
