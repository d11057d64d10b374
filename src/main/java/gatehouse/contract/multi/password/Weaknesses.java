package gatehouse.contract.multi.password;

import gatehouse.authenticator.password.Weakness;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import jakarta.ws.rs.core.Response;

/** What speaks against a new password, in the codes of this contract; it has fewer of them than there are reasons. */
public final class Weaknesses {
    private Weaknesses() {}

    public static Response refusal(Weakness weakness) {
        return Refusal.of(code(weakness));
    }

    static MultiCode code(Weakness weakness) {
        return switch (weakness) {
            case TOO_SHORT -> MultiCode.PASSWORD_TOO_SHORT;
            case TOO_LONG -> MultiCode.PASSWORD_TOO_LONG;
            case USED_BEFORE -> MultiCode.PASSWORD_ALREADY_USED;
            case TOO_SIMPLE, COMMON, CONTEXT_WORD, MALFORMED, LOOKS_HASHED -> MultiCode.PASSWORD_TOO_SIMPLE;
        };
    }
}
