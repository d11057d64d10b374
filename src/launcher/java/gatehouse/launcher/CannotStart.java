package gatehouse.launcher;

/** Why there is no server; the message is the one line that is shown. */
final class CannotStart extends Exception {
    private static final long serialVersionUID = 1L;

    CannotStart(String reason) {
        super(reason);
    }
}
