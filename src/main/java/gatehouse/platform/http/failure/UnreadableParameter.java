package gatehouse.platform.http.failure;

import gatehouse.platform.validation.Violation;
import jakarta.ws.rs.BadRequestException;

/** A path or query parameter that is not what the resource declares. Names the parameter, never its value. */
public final class UnreadableParameter extends BadRequestException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String sentence;

    public UnreadableParameter(String name, String sentence) {
        super(name + " " + sentence);
        this.name = name;
        this.sentence = sentence;
    }

    Violation violation() {
        return new Violation(name, Violation.TYPE, sentence);
    }
}
