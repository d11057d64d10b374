package gatehouse.credential;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.acting.Choice;
import gatehouse.acting.ChooseCustomer;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.SignInOutcome;
import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.authenticator.password.Weakness;
import gatehouse.credential.PasswordChange.Changed;
import gatehouse.credential.PasswordChange.Incorrect;
import gatehouse.credential.PasswordChange.Locked;
import gatehouse.credential.PasswordChange.Over;
import gatehouse.credential.PasswordChange.Overloaded;
import gatehouse.credential.PasswordChange.Unfit;
import gatehouse.message.SentTexts;
import gatehouse.platform.Secret;
import gatehouse.session.Session;
import gatehouse.session.TokenKind;
import gatehouse.subject.Customer;
import gatehouse.subject.PasswordReplaced;
import gatehouse.support.House;
import gatehouse.support.NewMember;
import gatehouse.support.Resident;
import gatehouse.support.TakenPlace;
import gatehouse.support.Together;
import gatehouse.tenant.PasswordPreset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A member replaces the password (2.2, 3.1, 3.4). */
class ChangePasswordTest {
    private static final Secret WRONG = Secret.of("Wrong-One-1");
    private static final String FRESH = "Fresh-One-1";

    @RegisterExtension
    static final House house = new House();

    private static final SentTexts texts = new SentTexts(house);

    private final PasswordRoom room = new PasswordRoom(house);

    @Test
    void changeEndsTheOtherSessionsAndOpensOneMore() {
        Resident member = house.aMember().withPassword();
        Session elsewhere = room.signedIn(member).session();
        Session asking = room.signedIn(member).session();

        SignedIn changed = room.changed(asking, member.password(), FRESH);

        assertThat(room.lives(elsewhere)).isFalse();
        assertThat(room.lives(asking)).isTrue();
        assertThat(room.lives(changed.session())).isTrue();
        assertThat(changed.session().id()).isNotEqualTo(asking.id());
        assertThat(changed.session().kind()).isEqualTo(TokenKind.ACCESS);
        assertThat(house.signInByMail(member.name(), member.password())).isInstanceOf(SignInOutcome.Refused.class);
        assertThat(house.signInByMail(member.name(), Secret.of(FRESH))).isInstanceOf(SignInOutcome.Done.class);
    }

    /** Who began with their own session would wait in a circle with whoever ends or touches them all. */
    @Test
    void changeLocksTheSessionsInTheOrderInWhichEverybodyDoes() {
        Resident member = house.aMember().withPassword();
        List<Session> all = Stream.generate(() -> room.signedIn(member).session())
                .limit(4)
                .sorted(Comparator.comparing(session -> session.id().toString()))
                .toList();
        Session last = all.get(3);

        List<UUID> locked = house.database.lockedDuring("session", () -> room.changed(last, member.password(), FRESH));

        assertThat(locked).startsWith(all.stream().map(Session::id).toArray(UUID[]::new));
    }

    @Test
    void itsOwnerIsToldAndSoIsWhateverWasRemembered() {
        Resident member = house.aMember().withPassword();

        room.changed(room.signedIn(member).session(), member.password(), FRESH);

        assertThat(texts.last()).contains("Your password was changed");
        assertThat(house.database.number(
                        "select count(*) from message where channel = 'EMAIL'" + " and purpose = 'PASSWORD_CHANGED'"))
                .isPositive();
        assertThat(house.wiring.lastTold(PasswordReplaced.class))
                .isEqualTo(new PasswordReplaced(House.TENANT, member.subjectId()));
        assertThat(house.wiring.lastTold(Occurrence.class).outcome()).isEqualTo("Changed");
    }

    @Test
    void expiredPasswordOpensItsChangeOnce() {
        Resident member =
                house.aMember().whosePasswordExpires(house.clock.instant()).withPassword();
        Session change = room.expired(member);

        SignedIn changed = room.changed(change, member.password(), FRESH);

        assertThat(changed.session().kind()).isEqualTo(TokenKind.ACCESS);
        assertThat(room.lives(change)).isFalse();
        assertThat(room.change(change, Secret.of(FRESH), "Another-One-2")).isInstanceOf(Over.class);
        assertThat(house.signInByMail(member.name(), Secret.of(FRESH))).isInstanceOf(SignInOutcome.Done.class);
    }

    @Test
    void expiredPasswordDoesNotComeBack() {
        Resident member =
                house.aMember().whosePasswordExpires(house.clock.instant()).withPassword();
        Session change = room.expired(member);

        assertThat(room.change(change, member.password(), NewMember.PASSWORD.reveal()))
                .isEqualTo(new Unfit(Weakness.USED_BEFORE, PasswordPreset.CONTRACT_MULTI));

        assertThat(room.lives(change)).as("a failed attempt uses nothing up").isTrue();
        assertThat(room.change(change, member.password(), FRESH)).isInstanceOf(Changed.class);
    }

    @Test
    void wherePolicyRemembersNothingTheExpiredPasswordMayComeBack() {
        try (House lax = new House()) {
            lax.database.run("update population set password_preset = 'NIST' where name = '1'");
            Resident member =
                    lax.aMember().whosePasswordExpires(lax.clock.instant()).withPassword();
            PasswordRoom there = new PasswordRoom(lax);

            assertThat(there.change(there.expired(member), member.password(), NewMember.PASSWORD.reveal()))
                    .isInstanceOf(Changed.class);
            assertThat(lax.database.number("select count(*) from former_password"))
                    .isZero();
        }
    }

    @Test
    void noneOfTheLastFiveComesAgain() {
        Resident member = house.aMember().withPassword();
        Session session = room.signedIn(member).session();
        List<String> chosen =
                Stream.of(1, 2, 3, 4, 5).map(i -> "Chosen-One-" + i).toList();
        Secret present = member.password();
        for (String next : chosen) {
            room.changed(session, present, next);
            present = Secret.of(next);
        }

        for (String repeated : chosen) {
            assertThat(room.change(session, present, repeated))
                    .isEqualTo(new Unfit(Weakness.USED_BEFORE, PasswordPreset.CONTRACT_MULTI));
        }
        assertThat(house.database.number(
                        "select count(*) from former_password where subject_id = " + member.subjectId()))
                .isEqualTo(4);
        assertThat(room.change(session, present, NewMember.PASSWORD.reveal()))
                .as("the sixth before")
                .isInstanceOf(Changed.class);
    }

    @Test
    void wrongOldPasswordIsCountedLikeAFailedSignIn() {
        Resident member = house.aMember().withPassword();
        Session session = room.signedIn(member).session();
        for (int i = 0; i < 4; i++) {
            assertThat(room.change(session, WRONG, FRESH)).isInstanceOf(Incorrect.class);
        }
        house.signInByMail(member.name(), WRONG);

        assertThat(room.change(session, member.password(), FRESH)).isInstanceOf(Locked.class);
        assertThat(house.signInByMail(member.name(), member.password())).isInstanceOf(SignInOutcome.Locked.class);
    }

    @Test
    void rightOldPasswordForgivesTheWrongOnesBefore() {
        Resident member = house.aMember().withPassword();
        Session session = room.signedIn(member).session();
        for (int i = 0; i < 4; i++) {
            room.change(session, WRONG, FRESH);
        }

        assertThat(room.change(session, member.password(), "Short-1")).isInstanceOf(Unfit.class);

        assertThat(room.change(session, WRONG, FRESH)).isInstanceOf(Incorrect.class);
        assertThat(room.change(session, member.password(), FRESH)).isInstanceOf(Changed.class);
    }

    @Test
    void nothingIsSaidOfTheNewOneWithoutTheOldOne() {
        Resident member = house.aMember().withPassword();
        Session session = room.signedIn(member).session();

        assertThat(room.change(session, WRONG, "x")).isInstanceOf(Incorrect.class);
        assertThat(room.change(session, WRONG, NewMember.PASSWORD.reveal())).isInstanceOf(Incorrect.class);
    }

    @Test
    void parallelGuessesGetNoMoreVerdictsThanSerialOnes() {
        Resident member = house.aMember().withPassword();
        Session session = room.signedIn(member).session();

        List<PasswordChange> outcomes = Together.times(12, () -> room.change(session, WRONG, FRESH));

        assertThat(outcomes).filteredOn(Incorrect.class::isInstance).hasSize(5);
        assertThat(outcomes).filteredOn(Locked.class::isInstance).hasSize(7);
    }

    @Test
    void ofManyChangesAtOnceOneSucceeds() {
        Resident member =
                house.aMember().whosePasswordExpires(house.clock.instant()).withPassword();
        Session change = room.expired(member);

        List<PasswordChange> outcomes = Together.times(8, () -> room.change(change, member.password(), FRESH));

        assertThat(outcomes).filteredOn(Changed.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Over.class::isInstance).hasSize(7);
        assertThat(house.signInByMail(member.name(), Secret.of(FRESH))).isInstanceOf(SignInOutcome.Done.class);
    }

    @Test
    void whoWasDeactivatedChangesNothing() {
        Resident member = house.aMember().withPassword();
        Session session = room.signedIn(member).session();
        house.database.run("update subject set active = false where id = ?", member.subjectId());

        assertThat(room.change(session, member.password(), FRESH)).isInstanceOf(Over.class);
    }

    @Test
    void newSessionActsForWhomTheOldOneActed() {
        Resident member = house.aMember().whoActsForSeveral().withPassword();
        SignedIn auth = room.signedIn(member);
        ChooseCustomer acting = house.get(ChooseCustomer.class);
        Customer second = acting.choices(member.subjectId()).get(1);
        Session session = ((Choice.Chosen) acting.choose(
                        auth.session().id(),
                        Optional.of(new ChooseCustomer.Wish(second.id(), second.kind())),
                        House.HERE))
                .signedIn()
                .session();

        SignedIn changed = room.changed(session, member.password(), FRESH);

        assertThat(changed.session().party()).isEqualTo(second.party());
        assertThat(changed.session().kind()).isEqualTo(TokenKind.ACCESS);
        assertThat(room.lives(auth.session())).isFalse();
    }

    @Test
    void withoutRoomToHashNothingIsCounted() {
        try (House busy =
                new House(Map.of("gatehouse.password.hash-concurrency", "1", "gatehouse.password.hash-wait", "PT0S"))) {
            Resident member = busy.aMember().withPassword();
            PasswordRoom there = new PasswordRoom(busy);
            Session session = there.signedIn(member).session();
            TakenPlace place = TakenPlace.of(busy.get(PasswordHashing.class));

            assertThat(there.change(session, WRONG, FRESH)).isInstanceOf(Overloaded.class);
            place.close();

            assertThat(busy.database.number("select count(*) from lockout")).isZero();
        }
    }
}
