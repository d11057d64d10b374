package gatehouse.contract.multi.authentication;

import gatehouse.acting.Choice;
import gatehouse.contract.multi.wire.CredentialId;
import gatehouse.contract.multi.wire.IdentityId;

/**
 * A token for one identity.
 *
 * @param status STEPPED_UP when the session that it came from was, else STANDARD
 */
record AccessTokenResponse(String token, IdentityId identity, CredentialId credentials, String status) {
    static AccessTokenResponse of(Choice.Chosen chosen) {
        return new AccessTokenResponse(
                chosen.signedIn().token().jwt().reveal(),
                IdentityId.of(chosen.customer()),
                CredentialId.of(chosen.signedIn().session()),
                chosen.signedIn().session().isSteppedUp() ? "STEPPED_UP" : "STANDARD");
    }

    /** It carries a token. */
    @Override
    public String toString() {
        return "AccessTokenResponse[hidden]";
    }
}
