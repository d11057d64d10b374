package gatehouse.credential;

import static gatehouse.support.House.HERE;
import static gatehouse.support.House.MEMBERS_DOOR;
import static gatehouse.support.House.TENANT;

import gatehouse.authentication.SignInOutcome;
import gatehouse.authentication.SignedIn;
import gatehouse.credential.PasswordChange.Changed;
import gatehouse.credential.PasswordCreation.Created;
import gatehouse.platform.Secret;
import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.support.House;
import gatehouse.support.Resident;

/** What the tests of members' passwords do again and again. */
final class PasswordRoom {
    private final House house;

    PasswordRoom(House house) {
        this.house = house;
    }

    PasswordCreation create(long member, String password) {
        return createAt(TENANT, member, password);
    }

    PasswordCreation createAt(long tenant, long member, String password) {
        return house.get(CreatePassword.class)
                .create(new CreatePassword.Wish(tenant, member, Secret.of(password), MEMBERS_DOOR), HERE);
    }

    SignedIn created(long member, String password) {
        return ((Created) create(member, password)).signedIn();
    }

    SignedIn signedIn(Resident member) {
        return ((SignInOutcome.Done) house.signInByMail(member.name(), member.password())).signedIn();
    }

    /** What a member with an expired password is let in with. */
    Session expired(Resident member) {
        return ((SignInOutcome.PasswordExpired) house.signInByMail(member.name(), member.password()))
                .change()
                .orElseThrow()
                .session();
    }

    PasswordChange change(Session session, Secret old, String fresh) {
        return house.get(ChangePassword.class).change(session, old, Secret.of(fresh), HERE);
    }

    SignedIn changed(Session session, Secret old, String fresh) {
        return ((Changed) change(session, old, fresh)).signedIn();
    }

    boolean lives(Session session) {
        return house.get(Sessions.class).findLive(session.id()).isPresent();
    }
}
