package gatehouse.contract.multi.authentication;

import gatehouse.authentication.SignedIn;

/** A token and nothing else. */
record TokenOnly(String token) {
    static TokenOnly of(SignedIn signedIn) {
        return new TokenOnly(signedIn.token().jwt().reveal());
    }

    /** It carries a token. */
    @Override
    public String toString() {
        return "TokenOnly[hidden]";
    }
}
