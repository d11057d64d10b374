package gatehouse.profile;

import gatehouse.subject.EmailAddress;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Profile;
import java.util.Optional;

/** How somebody is reached. */
public record Contact(Optional<PhoneNumber> phone, Optional<EmailAddress> email) {
    static Contact of(Profile profile) {
        return new Contact(profile.phone(), profile.email());
    }
}
