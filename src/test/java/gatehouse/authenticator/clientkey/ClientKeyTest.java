package gatehouse.authenticator.clientkey;

import static gatehouse.authenticator.clientkey.Keys.F4;
import static gatehouse.authenticator.clientkey.Keys.base64;
import static gatehouse.authenticator.clientkey.Keys.modulus;
import static gatehouse.authenticator.clientkey.Keys.pkcs1;
import static gatehouse.authenticator.clientkey.Keys.spki;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 4 of the contract, row by row: what the published commands make is taken, and what only looks like it is not. */
class ClientKeyTest {
    private static final byte[] GOOD = spki(modulus(2048), F4);

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072, 4096, 8192})
    void keysOfTheseSizesAreTaken(int bits) {
        String text = base64(spki(modulus(bits), F4));

        assertThat(ClientKey.parse(text)).map(ClientKey::canonical).contains(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 2047, 8193})
    void keysOfOtherSizesAreRefused(int bits) {
        assertThat(ClientKey.parse(base64(spki(modulus(bits), F4)))).isEmpty();
    }

    @Test
    void thePublicKeyOfACertificateIsTaken() throws IOException, GeneralSecurityException {
        try (InputStream pem = getClass().getResourceAsStream("certificate.pem")) {
            byte[] publicKey = CertificateFactory.getInstance("X.509")
                    .generateCertificate(pem)
                    .getPublicKey()
                    .getEncoded();

            assertThat(ClientKey.parse(base64(publicKey))).isPresent();
        }
    }

    @Test
    void theCertificateItselfIsRefused() throws IOException, GeneralSecurityException {
        try (InputStream pem = getClass().getResourceAsStream("certificate.pem")) {
            byte[] certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(pem)
                    .getEncoded();

            assertThat(ClientKey.parse(base64(certificate))).isEmpty();
        }
    }

    @Test
    void pkcs1IsRefused() {
        assertThat(ClientKey.parse(base64(pkcs1(modulus(2048), F4)))).isEmpty();
    }

    @Test
    void pemTextIsRefused() {
        String pem = "-----BEGIN PUBLIC KEY-----\n" + base64(GOOD) + "\n-----END PUBLIC KEY-----\n";

        assertThat(ClientKey.parse(pem)).isEmpty();
        assertThat(ClientKey.parse(base64(pem.getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
    }

    @Test
    void anEllipticCurveIsRefused() {
        byte[] curve = Keys.pair("EC", 256).getPublic().getEncoded();

        assertThat(ClientKey.parse(base64(curve))).isEmpty();
    }

    @Test
    void anRsaKeyForAnotherSchemeOnlyIsRefused() {
        byte[] pss = Keys.pair("RSASSA-PSS", 2048).getPublic().getEncoded();

        assertThat(ClientKey.parse(base64(pss))).isEmpty();
    }

    @Test
    void aTrailingByteIsRefused() {
        assertThat(ClientKey.parse(base64(Arrays.copyOf(GOOD, GOOD.length + 1))))
                .isEmpty();
    }

    @Test
    void aMissingByteIsRefused() {
        assertThat(ClientKey.parse(base64(Arrays.copyOf(GOOD, GOOD.length - 1))))
                .isEmpty();
    }

    /** The same key with a length in one byte more than needed: BER, not DER. */
    @Test
    void anotherSpellingOfTheSameKeyIsRefused() {
        byte[] longer = new byte[GOOD.length + 1];
        System.arraycopy(new byte[] {0x30, (byte) 0x83, 0x00, GOOD[2], GOOD[3]}, 0, longer, 0, 5);
        System.arraycopy(GOOD, 4, longer, 5, GOOD.length - 4);

        assertThat(ClientKey.parse(base64(longer))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "17", "65535", "65536", "65538"})
    void smallAndEvenExponentsAreRefused(BigInteger exponent) {
        assertThat(ClientKey.parse(base64(spki(modulus(2048), exponent)))).isEmpty();
    }

    @Test
    void aLargerOddExponentIsTakenAndOneThatMakesVerifyingDearIsNot() {
        BigInteger longest = BigInteger.ONE.shiftLeft(255).setBit(0);

        assertThat(ClientKey.parse(base64(spki(modulus(2048), BigInteger.valueOf(65539)))))
                .isPresent();
        assertThat(ClientKey.parse(base64(spki(modulus(2048), longest)))).isPresent();
        assertThat(ClientKey.parse(
                        base64(spki(modulus(2048), longest.shiftLeft(1).setBit(0)))))
                .isEmpty();
    }

    @Test
    void anEvenModulusIsRefused() {
        assertThat(ClientKey.parse(base64(spki(modulus(2048).clearBit(0), F4)))).isEmpty();
    }

    @Test
    void whiteSpaceDoesNotCount() {
        String lines = " " + Base64.getMimeEncoder().encodeToString(GOOD) + "\r\n\t";

        assertThat(ClientKey.parse(lines)).map(ClientKey::canonical).contains(base64(GOOD));
        assertThat(ClientKey.parse(lines)).isEqualTo(ClientKey.parse(base64(GOOD)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "AAAA", "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A"})
    void whatIsNoKeyAtAllIsRefused(String text) {
        assertThat(ClientKey.parse(text)).isEmpty();
    }

    @Test
    void base64ForUrlsIsRefused() {
        byte[] key = spki(modulus(2048).setBit(1000), F4);
        String forUrls = Base64.getUrlEncoder().encodeToString(key);
        assertThat(forUrls).containsAnyOf("-", "_");

        assertThat(ClientKey.parse(forUrls)).isEmpty();
    }
}
