package gatehouse.contract.multi.stepup;

import gatehouse.challenge.Operation;
import gatehouse.platform.json.StrictJson;
import gatehouse.stepup.operation.PlainPayee;
import jakarta.annotation.Nullable;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/**
 * What a step-up may be asked for, where the tenant lets it name an operation; an addition of this server to the contract.
 *
 * @param operation null when the session is to be raised
 */
record StepUpRequest(@Nullable @Valid OperationRequest operation) {
    /**
     * The operation in a body that may be left out.
     *
     * @throws ConstraintViolationException when it is none that a text may name
     */
    static Optional<Operation> read(InputStream body, Validator validator) {
        Optional<StepUpRequest> request = StrictJson.readIfSent(body, StepUpRequest.class);
        Set<ConstraintViolation<StepUpRequest>> broken =
                request.map(sent -> validator.validate(sent)).orElseGet(Set::of);
        if (!broken.isEmpty()) {
            throw new ConstraintViolationException(broken);
        }
        return request.map(StepUpRequest::operation).map(OperationRequest::toOperation);
    }

    /** @param payee as the text will name them */
    record OperationRequest(
            @NotNull @Valid AmountRequest amount,
            @NotNull @Pattern(regexp = PlainPayee.PATTERN) String payee) {
        Operation toOperation() {
            return new Operation(amount.amount(), amount.currency(), payee);
        }
    }

    /**
     * Money, as the other calls of the contract have it.
     *
     * @param currency of ISO 4217
     * @param amount in the smallest unit of the currency
     */
    record AmountRequest(
            @NotNull @Currency String currency,
            @NotNull @Min(0) @Max(AmountRequest.MOST) Long amount) {
        /** As far as every client's numbers reach. */
        static final long MOST = (1L << 53) - 1;
    }
}
