package gatehouse.authenticator.totp;

import gatehouse.platform.Secret;
import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The secret as apps take it, by link or by picture. Whoever sees it has the subject's TOTP. */
public final class OtpAuthUri {
    private static final String UNRESERVED = "-._~";
    /** Pixels a module, and modules of white around all of them, as the standard asks for. */
    private static final int SCALE = 6;

    private static final int BORDER = 4;
    private static final int WHITE = 0xFFFFFF;

    private final Secret uri;

    private OtpAuthUri(Secret uri) {
        this.uri = uri;
    }

    static OtpAuthUri of(TotpSecret secret, String issuer, String account) {
        String by = encoded(issuer);
        return new OtpAuthUri(Secret.of("otpauth://totp/" + by + ":" + encoded(account) + "?secret="
                + secret.base32().reveal() + "&issuer=" + by + "&algorithm=SHA1&digits=" + TotpSecret.DIGITS
                + "&period=" + TotpSecret.STEP_SECONDS));
    }

    public Secret uri() {
        return uri;
    }

    /** A PNG to scan. Even the longest names leave room for the lowest correction; most get a better one. */
    public byte[] qrCode() {
        QrCode code = QrCode.encodeText(uri.reveal(), QrCode.Ecc.LOW);
        int side = (code.size + 2 * BORDER) * SCALE;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                boolean dark = code.getModule(x / SCALE - BORDER, y / SCALE - BORDER);
                image.setRGB(x, y, dark ? 0 : WHITE);
            }
        }
        return png(image);
    }

    /** In memory: left to itself, ImageIO writes to a temporary file, and this is a secret. */
    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("Every Java platform writes PNG");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Percent-encoding of RFC 3986; a form's plus for a blank would show in the app. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = one > 0 && (Character.isLetterOrDigit(one) || UNRESERVED.indexOf(one) >= 0);
            encoded.append(plain ? Character.toString(one) : String.format("%%%02X", one));
        }
        return encoded.toString();
    }
}
