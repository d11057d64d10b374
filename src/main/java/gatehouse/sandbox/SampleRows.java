package gatehouse.sandbox;

import gatehouse.authenticator.password.Passwords;
import gatehouse.card.CardFace;
import gatehouse.card.Cards;
import gatehouse.card.Pan;
import gatehouse.card.Wallet;
import gatehouse.card.Wallets;
import gatehouse.message.budget.Budget;
import gatehouse.message.budget.Budgets;
import gatehouse.platform.Secret;
import gatehouse.staff.Staff;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.LoginName;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Profile;
import gatehouse.subject.Role;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.tenant.Tenants.Strictness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The rows behind the samples, under numbers that stay the same after every reset. */
@ApplicationScoped
@Transactional
class SampleRows {
    static final long TENANT = 1;
    /** So that people of an institution can be tried out. */
    private static final String INSTITUTION = "sandbox";

    private static final long ADMIN = 1;
    private static final long SYSTEM = 2;
    private static final long CUSTOMER = 3;
    private static final long CUSTOMERS_IDENTITY = 4;
    private static final long WALLET = 5;
    private static final long CARD = 6;
    /** Belongs to no card scheme, like all numbers of the sandbox. */
    private static final Pan PAN = Pan.startingWith("999999000000001");

    /** Who tries things out does so from one machine. */
    private static final Budget TRIED_OUT = new Budget(
            Budget.DEFAULT.countries(),
            Budget.DEFAULT.number(),
            new Budget.Most(1_000, 5_000),
            Budget.DEFAULT.prefix(),
            Budget.DEFAULT.tenant(),
            Budget.DEFAULT.unused());

    /** What a reset empties, referring tables first. Signing keys and the audit log outlive it. */
    private static final List<String> EMPTIED = List.of(
            "inbox",
            "message",
            "message_route",
            "sms_budget",
            "sms_stop",
            "sms_used",
            "webhook",
            "maintenance",
            "idempotent_call",
            "code_request",
            "challenge",
            "confirmed_operation",
            "session",
            "request_count",
            "lockout",
            "login_challenge",
            "passkey_challenge",
            "passkey_pass",
            "passkey",
            "push_challenge",
            "device_call",
            "device_linking",
            "push_device",
            "client_key",
            "totp",
            "former_password",
            "password",
            "card_access_password",
            "card",
            "wallet",
            "account",
            "mandate",
            "member",
            "subject",
            "admin_user",
            "customer",
            "population",
            "message_text",
            "allowed_origin",
            "api_key",
            "tenant");

    private final Tenants tenants;
    private final Staff staff;
    private final Customers customers;
    private final Subjects subjects;
    private final Passwords passwords;
    private final Wallets wallets;
    private final Cards cards;
    private final SampleMembers members;
    private final Budgets budgets;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    SampleRows(
            Tenants tenants,
            Staff staff,
            Customers customers,
            Subjects subjects,
            Passwords passwords,
            Wallets wallets,
            Cards cards,
            SampleMembers members,
            Budgets budgets,
            Clock clock) {
        this.tenants = tenants;
        this.staff = staff;
        this.customers = customers;
        this.subjects = subjects;
        this.passwords = passwords;
        this.wallets = wallets;
        this.cards = cards;
        this.members = members;
        this.budgets = budgets;
        this.clock = clock;
    }

    boolean areMissing() {
        return tenants.find(TENANT).isEmpty();
    }

    /** Whether somebody made this database who was no sandbox. */
    boolean haveOthers() {
        return tenants.find(Tenant.PLATFORM).isPresent();
    }

    void add(Samples.Passwords hashed) {
        tenants.createAs(Tenant.PLATFORM, "Platform", Optional.empty(), Strictness.STRONG);
        tenants.createAs(TENANT, "Sandbox", Optional.of(INSTITUTION), Strictness.AS_PUBLISHED);
        tenants.giveKeys(TENANT, Secret.of("sandbox-api-key"), Secret.of("sandbox-programme-key"));
        staff.add(ADMIN, Tenant.PLATFORM, LoginName.of("sandbox-admin"), Role.GLOBAL_ADMIN, hashed.admin());
        staff.add(SYSTEM, TENANT, LoginName.of("sandbox-system"), Role.TENANT_SYSTEM, hashed.system());
        budgets.replace(Tenant.PLATFORM, TRIED_OUT);
        budgets.replace(TENANT, TRIED_OUT);
        addCustomer(hashed);
        addCard();
        members.add(hashed.member());
    }

    void replace(Samples.Passwords hashed) {
        for (String table : EMPTIED) {
            entities.createNativeQuery("delete from " + table).executeUpdate();
        }
        add(hashed);
    }

    private void addCustomer(Samples.Passwords hashed) {
        Customer customer = customers.add(CUSTOMER, TENANT, Customer.Kind.CONSUMER, profile());
        Subject subject = subjects.add(
                CUSTOMERS_IDENTITY,
                tenants.population(TENANT, Population.CUSTOMERS),
                LoginName.of("username"),
                customer);
        passwords.set(subject.id(), hashed.customer(), Optional.empty());
    }

    private void addCard() {
        Wallet wallet = wallets.add(WALLET, TENANT, CUSTOMER, "Main", Currency.getInstance("ZAR"));
        cards.add(CARD, wallet, new CardFace(PAN, YearMonth.now(clock).plusYears(3), "Sample Customer"));
    }

    private static Profile profile() {
        return new Profile(
                Optional.of("Sample"),
                Optional.of("Customer"),
                Optional.empty(),
                Optional.of(new PhoneNumber("27820000001")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
