package gatehouse.contract.multi.wire;

import gatehouse.authentication.SignedIn;

/** A token and nothing else. */
public record TokenOnly(String token) {
    public static TokenOnly of(SignedIn signedIn) {
        return new TokenOnly(signedIn.token().jwt().reveal());
    }

    /** It carries a token. */
    @Override
    public String toString() {
        return "TokenOnly[hidden]";
    }
}
