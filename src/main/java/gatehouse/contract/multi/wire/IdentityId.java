package gatehouse.contract.multi.wire;

import gatehouse.subject.Customer;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/**
 * A customer, in the words of this contract.
 *
 * @param type CONSUMER or CORPORATE
 * @param id digits
 */
public record IdentityId(
        @NotNull @OneOf({"CONSUMER", "CORPORATE"}) String type,
        @NotNull @Pattern(regexp = "^[0-9]+$") String id) {
    /** No number of ours is longer. */
    private static final int MOST_DIGITS = 18;

    public static IdentityId of(Customer customer) {
        return new IdentityId(customer.kind().name(), Long.toString(customer.id()));
    }

    /** @return empty when no customer can have this number */
    public Optional<Long> number() {
        return id.length() > MOST_DIGITS ? Optional.empty() : Optional.of(Long.parseLong(id));
    }

    public Customer.Kind kind() {
        return Customer.Kind.valueOf(type);
    }
}
