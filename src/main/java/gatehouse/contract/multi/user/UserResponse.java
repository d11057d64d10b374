package gatehouse.contract.multi.user;

import gatehouse.contract.multi.wire.Day;
import gatehouse.contract.multi.wire.IdentityId;
import gatehouse.contract.multi.wire.Mobile;
import gatehouse.member.Member;
import gatehouse.membership.User;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.Subject;
import jakarta.annotation.Nullable;

/**
 * A user.
 *
 * @param id digits
 * @param identity the one that they act for
 * @param creationTimestamp milliseconds since 1970
 */
record UserResponse(
        String id,
        IdentityId identity,
        String name,
        String surname,
        @Nullable String email,
        @Nullable Mobile mobile,
        @Nullable Day dateOfBirth,
        @Nullable String tag,
        boolean active,
        boolean emailVerified,
        boolean mobileNumberVerified,
        long creationTimestamp) {
    static UserResponse of(User user, IdentityId identity) {
        Subject subject = user.subject();
        Member.Details details = user.member().details();
        return new UserResponse(
                Long.toString(user.id()),
                identity,
                details.firstName(),
                details.lastName(),
                subject.email().map(EmailAddress::text).orElse(null),
                subject.phone().map(Mobile::of).orElse(null),
                details.dateOfBirth().map(Day::of).orElse(null),
                details.tag().orElse(null),
                user.isActive(),
                subject.isEmailVerified(),
                subject.isPhoneVerified(),
                subject.created().toEpochMilli());
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "UserResponse[hidden]";
    }
}
