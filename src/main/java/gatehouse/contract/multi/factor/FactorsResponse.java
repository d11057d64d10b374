package gatehouse.contract.multi.factor;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * The factors of a user.
 *
 * @param factors null when there is none: clients take an empty list for a mistake
 */
record FactorsResponse(@Nullable List<FactorResponse> factors) {
    static FactorsResponse of(List<FactorResponse> factors) {
        return new FactorsResponse(factors.isEmpty() ? null : factors);
    }
}
