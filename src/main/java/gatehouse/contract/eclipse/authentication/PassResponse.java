package gatehouse.contract.eclipse.authentication;

import gatehouse.authenticator.passkey.Passes;

/** The two values that sign in, once, under the names that they have in a login (1.2-C). */
record PassResponse(String base64EncodedChallengeSHA256, String base64EncodedChallengeResponseSHA256) {
    static PassResponse of(Passes.Pair pass) {
        return new PassResponse(pass.name().reveal(), pass.proof().reveal());
    }

    /** It opens a session. */
    @Override
    public String toString() {
        return "PassResponse[hidden]";
    }
}
