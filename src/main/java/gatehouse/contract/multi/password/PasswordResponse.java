package gatehouse.contract.multi.password;

import gatehouse.authentication.SignedIn;
import gatehouse.contract.multi.wire.IdentityId;
import gatehouse.subject.Customer;

/** What is known of a password that was just set, and a token of its owner. */
record PasswordResponse(PasswordInfo passwordInfo, String token) {
    /** A password that somebody chose for themselves is good for ever. */
    private static final long NEVER = 0;

    /** @param expiryDate in epoch milliseconds; 0 for never */
    record PasswordInfo(IdentityId identityId, long expiryDate) {}

    static PasswordResponse of(SignedIn signedIn, Customer customer) {
        return new PasswordResponse(
                new PasswordInfo(IdentityId.of(customer), NEVER),
                signedIn.token().jwt().reveal());
    }

    /** It carries a token. */
    @Override
    public String toString() {
        return "PasswordResponse[hidden]";
    }
}
