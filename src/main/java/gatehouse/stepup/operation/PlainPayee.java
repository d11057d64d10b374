package gatehouse.stepup.operation;

import gatehouse.challenge.Operation;

/**
 * Payees who may be named in a text to a phone. Whoever asks for the code chooses these words, and they arrive in the name
 * of a bank: so they hold no address, no number to call, and nothing that ends a sentence and begins another.
 */
public final class PlainPayee {
    /**
     * 1 to 40 letters and digits of the alphabet that every phone shows, with blanks, {@code &}, {@code '} and {@code -}
     * between them and a dot at the end at most, and no more than six digits.
     */
    public static final String PATTERN =
            "(?=.{1,40}$)(?!(?:[^0-9]*[0-9]){7})[A-Za-z0-9]+(?:[ &'-]{1,3}[A-Za-z0-9]+)*\\.?";

    private PlainPayee() {}

    public static boolean isPlain(Operation operation) {
        return operation.payee().matches(PATTERN);
    }
}
