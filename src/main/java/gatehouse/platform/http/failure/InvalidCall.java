package gatehouse.platform.http.failure;

import gatehouse.platform.validation.Violation;
import java.util.List;

/** A call whose fields break rules that a door checks itself; answered like any other broken rule. */
public final class InvalidCall extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidCall(List<Violation> violations) {
        super("The call is not valid", null, false, false);
        this.violations = List.copyOf(violations);
    }

    public static InvalidCall of(String field, String rule, String sentence) {
        return new InvalidCall(List.of(new Violation(field, rule, sentence)));
    }

    List<Violation> violations() {
        return violations;
    }
}
