package gatehouse.console;

import gatehouse.platform.http.failure.FailureMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.TransactionalException;
import jakarta.validation.ValidationException;

/** Puts what this door's resources throw into its dialect. */
final class ConsoleMappers {
    private ConsoleMappers() {}

    /** Whatever no other mapper is nearer to. */
    @ApplicationScoped
    public static class OfAnything extends FailureMapper<Throwable> {
        @Inject
        public OfAnything(ConsoleDialect dialect, HttpServletRequest request) {
            super(dialect, request);
        }
    }

    /** Nearer than the mappers that the servers bring for Bean Validation. */
    @ApplicationScoped
    public static class OfViolations extends FailureMapper<ValidationException> {
        @Inject
        public OfViolations(ConsoleDialect dialect, HttpServletRequest request) {
            super(dialect, request);
        }
    }

    /** Nearer than the mapper that Payara brings for a transaction that did not end well. */
    @ApplicationScoped
    public static class OfTransactions extends FailureMapper<TransactionalException> {
        @Inject
        public OfTransactions(ConsoleDialect dialect, HttpServletRequest request) {
            super(dialect, request);
        }
    }
}
