package gatehouse.authenticator.totp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import gatehouse.platform.Secret;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class OtpAuthUriTest {
    private static final TotpSecret SECRET = TotpSecret.of(Secret.of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));

    @Test
    void theUriSaysWhatAppsNeed() {
        assertThat(OtpAuthUri.of(SECRET, "Sandbox", "username").uri().reveal())
                .isEqualTo("otpauth://totp/Sandbox:username?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Sandbox&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void namesCannotBreakOutOfTheirPlace() {
        String uri = OtpAuthUri.of(SECRET, "A&B: Bänk", "me@example.com?secret=AAAA")
                .uri()
                .reveal();

        assertThat(uri)
                .startsWith("otpauth://totp/A%26B%3A%20B%C3%A4nk:me%40example.com%3Fsecret%3DAAAA?secret=GEZ")
                .contains("&issuer=A%26B%3A%20B%C3%A4nk&");
    }

    @Test
    void theQrCodeReadsBackAsTheUri() throws Exception {
        OtpAuthUri uri = OtpAuthUri.of(SECRET, "Sandbox", "username");

        assertThat(read(uri.qrCode())).isEqualTo(uri.uri().reveal());
    }

    @Test
    void theLongestNamesFit() throws Exception {
        OtpAuthUri uri = OtpAuthUri.of(SECRET, "\uD83D\uDD11".repeat(80), "\uD83D\uDD11".repeat(40));

        assertThat(read(uri.qrCode())).isEqualTo(uri.uri().reveal());
    }

    private static String read(byte[] png) throws IOException, ReaderException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        LuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
