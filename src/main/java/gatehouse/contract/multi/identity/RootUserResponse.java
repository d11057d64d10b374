package gatehouse.contract.multi.identity;

import gatehouse.contract.multi.wire.CredentialId;
import gatehouse.contract.multi.wire.Day;
import gatehouse.contract.multi.wire.Mobile;
import gatehouse.member.Member;
import gatehouse.membership.Dossier;
import gatehouse.subject.Customer;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.Subject;
import jakarta.annotation.Nullable;

/**
 * Who speaks for an identity.
 *
 * @param mobile absent for who has none
 * @param dateOfBirth absent where it was not told
 * @param companyPosition absent for a person
 * @param address absent for a company, and where no country was told
 */
record RootUserResponse(
        CredentialId id,
        String name,
        String surname,
        @Nullable String email,
        @Nullable Mobile mobile,
        boolean active,
        boolean emailVerified,
        boolean mobileNumberVerified,
        @Nullable Day dateOfBirth,
        @Nullable String companyPosition,
        @Nullable Address address) {
    static RootUserResponse of(Dossier dossier) {
        Subject subject = dossier.root().subject();
        Member.Details details = dossier.root().member().details();
        boolean isPerson = dossier.customer().kind() == Customer.Kind.CONSUMER;
        return new RootUserResponse(
                CredentialId.ofRoot(subject.id()),
                details.firstName(),
                details.lastName(),
                subject.email().map(EmailAddress::text).orElse(null),
                subject.phone().map(Mobile::of).orElse(null),
                subject.isActive(),
                subject.isEmailVerified(),
                subject.isPhoneVerified(),
                details.dateOfBirth().map(Day::of).orElse(null),
                details.position().orElse(null),
                dossier.account()
                        .facts()
                        .country()
                        .filter(told -> isPerson)
                        .map(Address::new)
                        .orElse(null));
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "RootUserResponse[hidden]";
    }
}
