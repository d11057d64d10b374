package gatehouse.platform.validation;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.Secret;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViolationTest {
    private final Locale before = Locale.getDefault();
    private ValidatorFactory factory;
    private Validator validator;

    record Texts(@CodePointLength(min = 3, max = 5) String text) {}

    record Secrets(@CodePointLength(min = 3, max = 5) Secret secret) {}

    record Nested(@NotNull String country) {}

    record Login(
            @NotBlank @CodePointLength(min = 3, max = 40) @Pattern(regexp = "[^/]+")
            String identity,

            @NotNull Secret password,
            @Valid Nested address,
            List<@NotNull @Size(max = 2) String> scope,
            List<@Valid Nested> others) {}

    static class Resource {
        public void call(@Min(1) Long customerId, @NotNull @Valid Login login) {}

        @Max(1)
        public int answer() {
            return 2;
        }
    }

    @BeforeEach
    void serverStandsInGermany() {
        Locale.setDefault(Locale.GERMANY);
        factory = Validation.buildDefaultValidatorFactory();
        validator = factory.getValidator();
    }

    @AfterEach
    void goHome() {
        factory.close();
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({
        "ab,false",
        "abc,true",
        "abcde,true",
        "abcdef,false",
        "😀😀,false",
        "😀😀😀😀😀,true",
        "😀😀😀😀😀😀,false",
        ",true"
    })
    void lengthIsCountedInCodePoints(String value, boolean valid) {
        Secret secret = value == null ? null : Secret.of(value);

        assertThat(validator.validate(new Texts(value)).isEmpty()).isEqualTo(valid);
        assertThat(validator.validate(new Secrets(secret)).isEmpty()).isEqualTo(valid);
    }

    @Test
    void violationsComeInEnglishAndInOneOrder() {
        Login login = new Login(" ", null, new Nested(null), List.of("ok", "long"), List.of(new Nested(null)));

        assertThat(Violation.allOf(validator.validate(login)))
                .containsExactly(
                        new Violation("address.country", "NotNull", "must not be null"),
                        new Violation("identity", "NotBlank", "must not be blank"),
                        new Violation("identity", "CodePointLength", "size must be between 3 and 40"),
                        new Violation("others[0].country", "NotNull", "must not be null"),
                        new Violation("password", "NotNull", "must not be null"),
                        new Violation("scope[1]", "Size", "size must be between 0 and 2"));
    }

    @Test
    void parametersOfAResourceAreNamedAndItsJavaIsNot() throws NoSuchMethodException {
        Login login = new Login("a/b", Secret.of("x"), null, null, null);
        Set<ConstraintViolation<Resource>> found = validator
                .forExecutables()
                .validateParameters(
                        new Resource(),
                        Resource.class.getMethod("call", Long.class, Login.class),
                        new Object[] {0L, login});

        assertThat(Violation.allOf(found))
                .containsExactly(
                        new Violation("customerId", "Min", "must be greater than or equal to 1"),
                        new Violation("identity", "Pattern", "must match \"[^/]+\""));
    }

    @Test
    void violationNeverHoldsTheValue() {
        assertThat(Violation.allOf(validator.validate(new Texts("hunter2"))).toString())
                .doesNotContain("hunter2");
    }
}
