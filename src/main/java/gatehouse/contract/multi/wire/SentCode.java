package gatehouse.contract.multi.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import gatehouse.platform.Secret;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A code that was sent to somebody, as they give it back. Some clients give it as a JSON number, which knows no zeros at
 * its beginning; they are put back.
 */
@Schema(type = SchemaType.STRING, pattern = "^[0-9]{6}$")
public final class SentCode {
    static final int DIGITS = 6;

    private final Secret text;

    private SentCode(Secret text) {
        this.text = text;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SentCode of(Object sent) {
        if (sent instanceof String typed) {
            return new SentCode(Secret.of(typed));
        }
        if (sent instanceof Integer number && number >= 0) {
            return new SentCode(Secret.of(String.format("%0" + DIGITS + "d", number)));
        }
        throw new IllegalArgumentException("Neither a text nor a short number");
    }

    public Secret secret() {
        return text;
    }

    @Override
    public String toString() {
        return "SentCode[hidden]";
    }
}
