package gatehouse.coderequest;

import static gatehouse.support.House.HERE;
import static gatehouse.support.House.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.access.Caller;
import gatehouse.access.PermissionTable;
import gatehouse.access.Territory;
import gatehouse.cardholder.RequestCardAccess;
import gatehouse.enrolment.EnrolPhone;
import gatehouse.member.Account;
import gatehouse.member.Member.Details;
import gatehouse.membership.AccountOpening;
import gatehouse.membership.AddUser;
import gatehouse.membership.Dossier;
import gatehouse.membership.OpenAccount;
import gatehouse.membership.Person;
import gatehouse.membership.UserOutcome;
import gatehouse.membership.invitation.SendInvite;
import gatehouse.membership.mailbox.Owner;
import gatehouse.membership.mailbox.RequestMailboxCode;
import gatehouse.message.Dispatching;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.Submission;
import gatehouse.recovery.RequestPasswordReset;
import gatehouse.recovery.RequestResetByMail;
import gatehouse.recovery.ResetWay;
import gatehouse.stepup.IssueStepUp;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.NameScope;
import gatehouse.subject.PartyId;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Role;
import gatehouse.support.House;
import gatehouse.support.Member;
import gatehouse.support.Resident;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.tenant.Tenants.Strictness;
import gatehouse.verification.RequestVerification;
import gatehouse.verification.Target;
import gatehouse.verification.VerificationWish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever asks for a code again gets the newer one only, of whatever kind it is and however it comes. */
class ResendTest {
    private static final AtomicLong NUMBERS = new AtomicLong(27860000000L);
    private static final Account.Facts FACTS =
            new Account.Facts("192.0.2.7", Optional.of("ZA"), Optional.empty(), Optional.empty());

    @RegisterExtension
    static final House house = new House();

    static {
        house.get(Tenants.class).createAs(Tenant.PLATFORM, "Platform", Optional.empty(), Strictness.STRONG);
    }

    private final List<UUID> left = new ArrayList<>();
    private final Dispatching dispatching = new Dispatching(house, new Everything());

    /** Whatever a customer can ask for and then show. */
    enum Code {
        RESET_BY_CODE {
            @Override
            Runnable asking() {
                return reset(ResetWay.CODE);
            }
        },
        RESET_BY_LINK {
            @Override
            Runnable asking() {
                return reset(ResetWay.LINK);
            }
        },
        RESET_BY_MAIL {
            @Override
            Runnable asking() {
                Tenant tenant = house.get(Tenants.class).find(TENANT).orElseThrow();
                EmailAddress email =
                        new EmailAddress(house.aMember().withPassword().name().typed());
                return () -> house.get(RequestResetByMail.class).request(tenant, email, HERE);
            }
        },
        VERIFICATION_OF_A_PHONE {
            @Override
            Runnable asking() {
                return verification(new Target.Phone(new PhoneNumber(aNumber())));
            }
        },
        VERIFICATION_OF_A_MAILBOX {
            @Override
            Runnable asking() {
                return verification(new Target.Mailbox(house.anAddress()));
            }
        },
        VERIFICATION_OF_AN_IDENTITY {
            @Override
            Runnable asking() {
                return verification(
                        new Target.Identity(NameScope.GLOBAL, resident().name()));
            }
        },
        CARD_ACCESS {
            @Override
            Runnable asking() {
                long customer = resident().customerId();
                return () -> house.get(RequestCardAccess.class).request(TENANT, customer, HERE);
            }
        },
        STEP_UP {
            @Override
            Runnable asking() {
                UUID session = Member.withEnrolledPhone(house).signsIn();
                return () -> house.get(IssueStepUp.class).issue(session, Optional.empty(), HERE);
            }
        },
        PHONE_ENROLMENT {
            @Override
            Runnable asking() {
                UUID session = Member.of(house).signsIn();
                return () -> house.get(EnrolPhone.class).enrol(session, HERE);
            }
        },
        MAILBOX {
            @Override
            Runnable asking() {
                Tenant tenant = house.get(Tenants.class).find(TENANT).orElseThrow();
                EmailAddress email = house.anAddress();
                open(email);
                Owner owner = new Owner(House.NAMES, Owner.Kind.COMPANY, email);
                return () -> house.get(RequestMailboxCode.class).request(tenant, owner, HERE, new Ignored());
            }
        },
        INVITATION {
            @Override
            Runnable asking() {
                Caller root = root();
                Person person = new Person(Details.ofPerson("Ada", "Lovelace"), house.anAddress(), Optional.empty());
                UserOutcome added = house.get(AddUser.class).add(root, person, HERE);
                long user = ((UserOutcome.Done) added).user().id();
                return () -> house.get(SendInvite.class).send(root, user, HERE);
            }
        };

        /** Somebody new, and what they do to get a code. */
        abstract Runnable asking();
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void askingAgainKeepsTheOlderCodeFromLeaving(Code code) {
        Runnable asking = code.asking();
        UUID first = ask(asking);
        house.later(Duration.ofSeconds(20));
        UUID second = ask(asking);
        assertThat(second).isNotEqualTo(first);

        dispatching.attempt(first);
        dispatching.attempt(second);

        assertThat(left).containsExactly(second);
        assertThat(live(first)).isZero();
        assertThat(live(second)).isOne();
        house.database.run("delete from request_count");
    }

    /** The message has the id of its challenge. */
    private static long live(UUID challenge) {
        return house.database.number(
                "select count(*) from challenge where live is not null and id = '" + challenge + "'");
    }

    private UUID ask(Runnable asking) {
        asking.run();
        // What the timer does a moment later.
        CodeRequests noted = house.get(CodeRequests.class);
        house.inTransaction(() -> noted.waiting(CodeRequests.BEFORE_ALL, 10))
                .forEach(request -> senders()
                        .filter(sender -> sender.purpose() == request.purpose())
                        .forEach(sender -> sender.carryOut(request.id())));
        return dispatching.last();
    }

    private static Stream<CodeSender> senders() {
        return Stream.of(
                        "gatehouse.recovery.ResetCodes",
                        "gatehouse.verification.VerificationCodes",
                        "gatehouse.membership.mailbox.MailboxCodes")
                .map(ResendTest::sender);
    }

    private static CodeSender sender(String name) {
        try {
            return (CodeSender) house.get(Class.forName(name));
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Runnable reset(ResetWay way) {
        Resident resident = resident();
        return () -> house.get(RequestPasswordReset.class).request(NameScope.GLOBAL, resident.name(), way, HERE);
    }

    private static Runnable verification(Target target) {
        Channel channel = target instanceof Target.Mailbox ? Channel.EMAIL : Channel.SMS;
        VerificationWish wish = new VerificationWish(target, channel, Optional.empty());
        return () -> house.get(RequestVerification.class).request(wish, HERE);
    }

    private static Resident resident() {
        return house.aCustomer().withPhone(aNumber()).whoSignsIn();
    }

    private static String aNumber() {
        return Long.toString(NUMBERS.incrementAndGet());
    }

    private static Dossier open(EmailAddress email) {
        Person root = new Person(Details.ofPerson("Grace", "Hopper"), email, Optional.empty());
        OpenAccount.Wish wish = new OpenAccount.Wish(TENANT, "2", root, Optional.of("Ltd"), FACTS);
        return ((AccountOpening.Opened) house.get(OpenAccount.class).open(wish, HERE)).dossier();
    }

    private static Caller root() {
        Dossier company = open(house.anAddress());
        return new Caller(
                new UUID(0, 2),
                company.root().id(),
                new Territory(TENANT, Optional.empty(), PermissionTable.DEFAULTS),
                Optional.of(PartyId.customer(company.customer().id())),
                Role.CUSTOMER);
    }

    private final class Everything implements Gateway {
        @Override
        public String name() {
            return "everything";
        }

        @Override
        public boolean carries(Channel channel) {
            return true;
        }

        @Override
        public Submission submit(Outgoing message) {
            left.add(message.id());
            return new Submission.Accepted("1");
        }
    }

    private static final class Ignored implements RequestMailboxCode.Cases<Void> {
        @Override
        public Void taken() {
            return null;
        }

        @Override
        public Void unknown() {
            throw new AssertionError("unknown");
        }

        @Override
        public Void tooMany(Duration retryAfter) {
            throw new AssertionError("too many");
        }
    }
}
