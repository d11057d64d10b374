package gatehouse.bench;

/** The server answered something else than it should: then what it cost does not matter, and the benchmark fails. */
final class WrongAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param happened instead of what should have */
    WrongAnswer(String happened) {
        super(happened);
    }

    WrongAnswer(String expected, Answer was) {
        super("Expected " + expected + ", was answered " + was.status() + " " + was.body());
    }
}
