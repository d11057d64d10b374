package gatehouse.subject;

import java.time.LocalDate;
import java.util.Optional;

/** What a tenant knows about a customer. Everything is optional; what is there is valid. */
public record Profile(
        Optional<String> firstName,
        Optional<String> lastName,
        Optional<LocalDate> dateOfBirth,
        Optional<PhoneNumber> phone,
        Optional<EmailAddress> email,
        Optional<String> nationalIdentityNumber,
        Optional<String> externalUniqueId,
        Optional<Long> userTypeId) {
    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "Profile[hidden]";
    }
}
