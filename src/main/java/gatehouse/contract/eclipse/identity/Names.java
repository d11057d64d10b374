package gatehouse.contract.eclipse.identity;

import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.subject.LoginName;

/** The names of identities as they come over the wire. */
public final class Names {
    private Names() {}

    /** @throws InvalidCall when no identity can have this name */
    public static LoginName identity(String text) {
        return LoginName.parse(text)
                .orElseThrow(() -> InvalidCall.of(
                        "identity",
                        "Pattern",
                        "must have 3 to 40 characters, none of them / \\ ; % ? # or a control character,"
                                + " and no blank at either end"));
    }
}
