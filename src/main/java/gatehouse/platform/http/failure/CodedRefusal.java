package gatehouse.platform.http.failure;

/** A call that a door refuses for a reason that programs have to tell from others of the same status. */
public final class CodedRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /**
     * @param status of HTTP, from 400
     * @param code capital letters and underscores; part of the door's contract
     * @param sentence English, for a person
     */
    public CodedRefusal(int status, String code, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String sentence() {
        return getMessage();
    }
}
