package gatehouse.contract.multi.stepup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gatehouse.challenge.Operation;
import gatehouse.platform.json.UnreadableBody;
import gatehouse.platform.validation.Violation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operation that a step-up may name. */
class StepUpRequestTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void operationIsReadAsItIsWritten() {
        assertThat(read(operation("{\"currency\":\"EUR\",\"amount\":1234}", "\"Corner Shop\"")))
                .contains(new Operation(1234, "EUR", "Corner Shop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"operation\":null}", "{\"what\":1}"})
    void itMayBeLeftOut(String body) {
        assertThat(read(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"operation\":5}",
                "{\"operation\":{\"amount\":{\"currency\":\"EUR\",\"amount\":12.5},\"payee\":\"Shop\"}}",
                "{\"operation\":{\"amount\":{\"currency\":\"EUR\",\"amount\":\"12\"},\"payee\":\"Shop\"}}"
            })
    void whatIsNoOperationIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableBody.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | 'Shop' | operation.amount",
                "{} | 'Shop' | operation.amount.amount",
                "{'currency':'EUR','amount':-1} | 'Shop' | operation.amount.amount",
                "{'currency':'EUR','amount':9007199254740992} | 'Shop' | operation.amount.amount",
                "{'currency':'XYZ','amount':1} | 'Shop' | operation.amount.currency",
                "{'currency':'eur','amount':1} | 'Shop' | operation.amount.currency",
                "{'currency':'EUR','amount':1} | null | operation.payee",
                "{'currency':'EUR','amount':1} | '' | operation.payee",
                "{'currency':'EUR','amount':1} | 'evil.example' | operation.payee"
            },
            quoteCharacter = '~')
    void whatIsWrongWithItIsNamed(String amount, String payee, String field) {
        ConstraintViolationException refused = catchThrowableOfType(
                ConstraintViolationException.class,
                () -> read(operation(amount.replace('\'', '"'), payee.replace('\'', '"'))));

        assertThat(Violation.allOf(refused))
                .first()
                .extracting(Violation::field)
                .isEqualTo(field);
    }

    private static String operation(String amount, String payee) {
        return "{\"operation\":{\"amount\":" + amount + ",\"payee\":" + payee + "}}";
    }

    private static Optional<Operation> read(String body) {
        return StepUpRequest.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), VALIDATOR);
    }
}
