package gatehouse.platform;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Fields one after the other, each behind its length in four bytes, the highest first: no two lists of fields have the
 * same bytes. What is signed is made of it, so that a signature over one thing never fits another.
 */
public final class Framed {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Framed() {}

    public static Framed of(String first) {
        return new Framed().with(first);
    }

    /** @param text as UTF-8 */
    public Framed with(String text) {
        return with(text.getBytes(StandardCharsets.UTF_8));
    }

    public Framed with(byte[] field) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        bytes.writeBytes(field);
        return this;
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
