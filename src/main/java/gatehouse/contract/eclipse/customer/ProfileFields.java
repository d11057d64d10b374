package gatehouse.contract.eclipse.customer;

import gatehouse.contract.eclipse.identity.Contacts;
import gatehouse.subject.Profile;
import java.time.LocalDate;
import java.util.Optional;

/** The members of a body that make a profile (1.2-F); null for what is left out. */
interface ProfileFields {
    String firstName();

    String lastName();

    LocalDate dateOfBirth();

    String phone1();

    String email();

    String nationalIdentityNumber();

    String externalUniqueId();

    Long userTypeId();

    /** @throws gatehouse.platform.http.failure.InvalidCall when phone or e-mail are not well formed */
    default Profile profile() {
        return new Profile(
                Optional.ofNullable(firstName()),
                Optional.ofNullable(lastName()),
                Optional.ofNullable(dateOfBirth()),
                Optional.ofNullable(phone1()).map(text -> Contacts.phone("phone1", text)),
                Optional.ofNullable(email()).map(text -> Contacts.email("email", text)),
                Optional.ofNullable(nationalIdentityNumber()),
                Optional.ofNullable(externalUniqueId()),
                Optional.ofNullable(userTypeId()));
    }
}
