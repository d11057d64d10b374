package gatehouse.contract.multi.authentication;

import gatehouse.authentication.SignedIn;
import gatehouse.contract.multi.wire.CredentialId;
import gatehouse.contract.multi.wire.IdentityId;
import gatehouse.subject.Customer;

/**
 * What a login answers.
 *
 * @param tokenType ACCESS for who acts for one identity; AUTH for who has to choose one first
 */
record LoginResponse(String token, String tokenType, IdentityId identity, CredentialId credentials) {
    static LoginResponse of(SignedIn signedIn, Customer customer) {
        return new LoginResponse(
                signedIn.token().jwt().reveal(),
                signedIn.session().kind().name(),
                IdentityId.of(customer),
                CredentialId.of(signedIn.session()));
    }

    /** It carries a token. */
    @Override
    public String toString() {
        return "LoginResponse[hidden]";
    }
}
