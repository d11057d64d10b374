package gatehouse.contract.multi.identity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Where somebody lives; of the members that clients send, only the country is kept.
 *
 * @param country ISO 3166 alpha-2
 */
record Address(@NotNull @Pattern(regexp = "^[A-Z]{2}$") String country) {}
