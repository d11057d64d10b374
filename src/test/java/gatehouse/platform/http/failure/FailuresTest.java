package gatehouse.platform.http.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gatehouse.platform.http.NumberParameters;
import gatehouse.platform.http.failure.Failure.Reason;
import gatehouse.platform.json.StrictJson;
import gatehouse.platform.validation.Violation;
import jakarta.ejb.EJBException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionalException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.annotation.Annotation;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    private static final SQLException AWAY = new SQLTransientConnectionException("no connection within 1000 ms");

    record Wire(@NotNull Long number) {}

    @ParameterizedTest
    @MethodSource("thrown")
    void whatWasThrownHasOneReason(Throwable thrown, Reason reason, int status) {
        Failure failure = Failures.of(thrown, true);

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.status()).isEqualTo(status);
    }

    static Stream<Arguments> thrown() {
        return Stream.of(
                arguments(new NotFoundException(), Reason.NOT_FOUND, 404),
                arguments(new NotAllowedException("GET"), Reason.METHOD_NOT_ALLOWED, 405),
                arguments(new NotAcceptableException(), Reason.NOT_ACCEPTABLE, 406),
                arguments(new NotSupportedException(), Reason.UNSUPPORTED_MEDIA_TYPE, 415),
                arguments(new NotAuthorizedException("Bearer"), Reason.UNAUTHENTICATED, 401),
                arguments(new ForbiddenException(), Reason.FORBIDDEN, 403),
                arguments(new BadRequestException(), Reason.MALFORMED_REQUEST, 400),
                arguments(new ClientErrorException(414), Reason.MALFORMED_REQUEST, 414),
                arguments(new ClientErrorException(413), Reason.BODY_TOO_LARGE, 413),
                arguments(new ClientErrorException(429), Reason.TOO_MANY_REQUESTS, 429),
                arguments(new InternalServerErrorException(), Reason.BROKEN, 500),
                arguments(new ServiceUnavailableException(), Reason.UNAVAILABLE, 503),
                arguments(new IllegalStateException("bug"), Reason.BROKEN, 500),
                arguments(new StackOverflowError(), Reason.BROKEN, 500),
                arguments(new EJBException(new NotFoundException()), Reason.NOT_FOUND, 404),
                arguments(AWAY, Reason.UNAVAILABLE, 503),
                arguments(new PersistenceException(AWAY), Reason.UNAVAILABLE, 503),
                arguments(new PersistenceException(DatabaseException.sqlException(AWAY)), Reason.UNAVAILABLE, 503),
                arguments(new EJBException("x", new PersistenceException(AWAY)), Reason.UNAVAILABLE, 503),
                arguments(new InternalServerErrorException(AWAY), Reason.UNAVAILABLE, 503),
                arguments(
                        new UndeclaredThrowableException(rollback(new PersistenceException(AWAY))),
                        Reason.UNAVAILABLE,
                        503),
                arguments(new SQLNonTransientConnectionException("gone"), Reason.UNAVAILABLE, 503),
                arguments(new SQLException("deadlock", "40P01"), Reason.UNAVAILABLE, 503),
                arguments(new SQLException("too many clients", "53300"), Reason.UNAVAILABLE, 503),
                arguments(new SQLException("shutting down", "57P01"), Reason.UNAVAILABLE, 503),
                arguments(new SQLException("refused", "08001"), Reason.UNAVAILABLE, 503),
                arguments(new SQLException("lock not had in time", "55P03"), Reason.UNAVAILABLE, 503),
                arguments(new SQLException("wrong state of ours", "55000"), Reason.BROKEN, 500),
                arguments(new SQLException("pool", new ResourceException("max-pool-size")), Reason.UNAVAILABLE, 503),
                arguments(new LockTimeoutException(), Reason.UNAVAILABLE, 503),
                arguments(new PersistenceException(new XAException(XAException.XAER_RMERR)), Reason.UNAVAILABLE, 503),
                arguments(ended(new SystemException("the broker did not commit")), Reason.UNAVAILABLE, 503),
                arguments(ended(new HeuristicMixedException()), Reason.UNAVAILABLE, 503),
                arguments(ended(new HeuristicRollbackException()), Reason.UNAVAILABLE, 503),
                arguments(ended(new RollbackException()), Reason.UNAVAILABLE, 503),
                arguments(ended(rollback(new PersistenceException("bug"))), Reason.BROKEN, 500),
                arguments(ended(new RollbackException("marked")), Reason.BROKEN, 500),
                arguments(notCommitted(), Reason.UNAVAILABLE, 503),
                arguments(new RollbackException("bug"), Reason.BROKEN, 500),
                arguments(new JMSException("broker"), Reason.UNAVAILABLE, 503),
                arguments(new JMSRuntimeException("broker"), Reason.UNAVAILABLE, 503),
                arguments(new PersistenceException("bug"), Reason.BROKEN, 500),
                arguments(new EntityExistsException(), Reason.BROKEN, 500),
                arguments(new OptimisticLockException(), Reason.BROKEN, 500),
                arguments(new SQLIntegrityConstraintViolationException("dup", "23505"), Reason.BROKEN, 500),
                arguments(new SQLException("syntax", "42601"), Reason.BROKEN, 500),
                arguments(new ValidationException("no provider"), Reason.BROKEN, 500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "{\"a\":1,\"a\":2}", "[]"})
    void brokenBodyIsUnreadableWhateverIsAroundIt(String body) {
        Throwable refused = catchThrowable(() -> StrictJson.read(body, Wire.class));

        assertThat(Failures.of(refused, false).reason()).isEqualTo(Reason.UNREADABLE_BODY);
        assertThat(Failures.of(new BadRequestException(refused), false).reason())
                .isEqualTo(Reason.UNREADABLE_BODY);
        assertThat(Failures.of(new ProcessingException(refused), false).reason())
                .isEqualTo(Reason.UNREADABLE_BODY);
    }

    @Test
    void oversizeBodyIs413() {
        Throwable refused = catchThrowable(() -> StrictJson.read(" ".repeat(StrictJson.MOST_BYTES + 1), Wire.class));

        assertThat(Failures.of(new BadRequestException(refused), false).status())
                .isEqualTo(413);
    }

    @Test
    void wrongTypeNamesItsField() {
        Throwable refused = catchThrowable(() -> StrictJson.read("{\"number\":1.5}", Wire.class));

        assertThat(Failures.of(refused, false).violations())
                .containsExactly(new Violation("number", Violation.TYPE, "must be a whole number of at most 63 bits"));
    }

    @Test
    void brokenRuleIsTheCallersOnlyWhenItIsAboutTheCall() {
        ConstraintViolationException refused;
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            refused = new ConstraintViolationException(factory.getValidator().validate(new Wire(null)));
        }

        assertThat(Failures.of(refused, false).violations())
                .containsExactly(new Violation("number", "NotNull", "must not be null"));
        assertThat(Failures.of(new PersistenceException(refused), false).reason())
                .as("an entity that broke a rule on its way to the database")
                .isEqualTo(Reason.BROKEN);
    }

    @Test
    void withoutAPrincipalNothingIsForbiddenYet() {
        assertThat(Failures.of(new ForbiddenException(), false)).isEqualTo(Failure.of(Reason.UNAUTHENTICATED));
        assertThat(Failure.of(Reason.UNAUTHENTICATED).headers()).containsEntry("WWW-Authenticate", "Bearer");
    }

    @Test
    void wrongMethodTellsTheRightOnes() {
        assertThat(Failures.of(new NotAllowedException("POST", new String[] {"GET", "PUT"}), true)
                        .headers())
                .containsEntry("Allow", "GET, HEAD, POST, PUT");
    }

    @ParameterizedTest
    @CsvSource({"PT0S,1", "PT0.001S,1", "PT1S,1", "PT1.5S,2", "PT30M,1800", "PT-5S,1"})
    void waitIsRoundedUp(Duration wait, String header) {
        assertThat(Failure.until(Reason.TOO_MANY_REQUESTS, wait).headers()).containsEntry("Retry-After", header);
    }

    @Test
    void waitOfTheResourceIsKept() {
        assertThat(Failures.of(new ServiceUnavailableException(7L), true).headers())
                .containsEntry("Retry-After", "7");
        assertThat(Failures.of(AWAY, true).headers()).containsEntry("Retry-After", "1");
    }

    @Test
    void circleOfCausesEnds() {
        Exception one = new Exception();
        one.initCause(new Exception(one));

        assertThat(Failures.of(one, true).reason()).isEqualTo(Reason.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "1.0", "", " 1", "+1", "0x1", "1e3", "٣", "9223372036854775808", "-", "1_000"})
    void parameterThatIsNoWholeNumberIsNamed(String text) throws NoSuchFieldException {
        ParamConverter<Long> converter = new NumberParameters().getConverter(Long.class, Long.class, customerId());

        Failure failure = Failures.of(catchThrowable(() -> converter.fromString(text)), true);

        assertThat(failure.reason()).isEqualTo(Reason.INVALID);
        assertThat(failure.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("customerId");
            assertThat(violation.sentence()).startsWith("must be a").endsWith("whole number");
        });
    }

    @Test
    void parameterThatIsAWholeNumberIsRead() throws NoSuchFieldException {
        NumberParameters numbers = new NumberParameters();

        assertThat(numbers.getConverter(Long.class, Long.class, customerId()).fromString("-9223372036854775808"))
                .isEqualTo(Long.MIN_VALUE);
        assertThat(numbers.getConverter(Integer.class, Integer.class, customerId())
                        .fromString("7"))
                .isEqualTo(7);
        assertThat(numbers.getConverter(Long.class, Long.class, customerId()).fromString(null))
                .isNull();
        assertThat(numbers.getConverter(String.class, String.class, customerId()))
                .isNull();
    }

    @PathParam("customerId")
    private final Long parameter = 0L;

    private static Annotation[] customerId() throws NoSuchFieldException {
        return FailuresTest.class.getDeclaredField("parameter").getAnnotations();
    }

    private static Throwable rollback(Throwable cause) {
        return new RollbackException().initCause(cause);
    }

    private static Throwable ended(Throwable how) {
        return new TransactionalException("exception during commit", how);
    }

    /** As WildFly tells that the database went while it was told to commit. */
    private static Throwable notCommitted() {
        RollbackException thrown = new RollbackException("the transaction is in aborted state");
        thrown.addSuppressed(new XAException(XAException.XA_RBROLLBACK));
        return new UndeclaredThrowableException(thrown);
    }
}
