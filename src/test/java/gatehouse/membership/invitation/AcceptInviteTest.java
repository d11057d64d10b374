package gatehouse.membership.invitation;

import static gatehouse.support.House.HERE;
import static gatehouse.support.House.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.access.Caller;
import gatehouse.access.PermissionTable;
import gatehouse.access.Territory;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.member.Account;
import gatehouse.member.Member;
import gatehouse.membership.AccountOpening;
import gatehouse.membership.AddUser;
import gatehouse.membership.Dossier;
import gatehouse.membership.OpenAccount;
import gatehouse.membership.Person;
import gatehouse.membership.UserOutcome;
import gatehouse.message.SentTexts;
import gatehouse.platform.Secret;
import gatehouse.subject.PartyId;
import gatehouse.subject.Role;
import gatehouse.support.House;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Choosing a password by an invite (2.4). */
class AcceptInviteTest {
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
    private static final Account.Facts FACTS =
            new Account.Facts("192.0.2.7", Optional.of("ZA"), Optional.empty(), Optional.empty());

    @RegisterExtension
    static final House house = new House();

    private static final SentTexts texts = new SentTexts(house);

    @Test
    void unfitPasswordIsAuditedAndLeavesTheCodeGood() {
        long user = anInvitedUser();
        Secret code = sent();

        assertThat(accept(user, code, "Short-1")).isInstanceOf(InviteAcceptance.Unfit.class);

        assertThat(house.wiring.lastTold(Occurrence.class))
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::subjectId)
                .containsExactly(Action.ACCEPT_INVITE, "UNFIT", Optional.of(user));
        assertThat(accept(user, code, "Chosen-One-1")).isInstanceOf(InviteAcceptance.Accepted.class);
    }

    private static InviteAcceptance accept(long user, Secret code, String password) {
        AcceptInvite.Wish wish =
                new AcceptInvite.Wish(TENANT, user, code, Secret.of(password), Optional.empty(), House.MEMBERS_DOOR);
        return house.get(AcceptInvite.class).accept(wish, HERE);
    }

    private static long anInvitedUser() {
        Caller root = root();
        Person person = new Person(Member.Details.ofPerson("Ada", "Lovelace"), house.anAddress(), Optional.empty());
        UserOutcome added = house.get(AddUser.class).add(root, person, HERE);
        long user = ((UserOutcome.Done) added).user().id();
        house.get(SendInvite.class).send(root, user, HERE);
        return user;
    }

    private static Caller root() {
        Person root = new Person(Member.Details.ofPerson("Grace", "Hopper"), house.anAddress(), Optional.empty());
        OpenAccount.Wish wish = new OpenAccount.Wish(TENANT, "2", root, Optional.of("Ltd"), FACTS);
        Dossier company = ((AccountOpening.Opened) house.get(OpenAccount.class).open(wish, HERE)).dossier();
        return new Caller(
                new UUID(0, 2),
                company.root().id(),
                new Territory(TENANT, Optional.empty(), PermissionTable.DEFAULTS),
                Optional.of(PartyId.customer(company.customer().id())),
                Role.CUSTOMER);
    }

    private static Secret sent() {
        Matcher code = CODE.matcher(texts.last());
        assertThat(code.find()).isTrue();
        return Secret.of(code.group());
    }
}
