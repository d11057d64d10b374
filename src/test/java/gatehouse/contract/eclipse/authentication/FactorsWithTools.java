package gatehouse.contract.eclipse.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Shell;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tools that integrators have at hand, as the published guide prints them: openssl makes the key and answers the
 * challenges, zbarimg reads the QR code, oathtool shows the code. In the build's {@code tools} profile.
 */
class FactorsWithTools extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";

    @TempDir
    Path folder;

    private Eclipse eclipse;
    private Tenancy tenant;
    private Shell shell;
    private long customer;
    private String name;

    @BeforeEach
    void aCustomer() {
        eclipse = Eclipse.at(base());
        tenant = Tenancy.sandbox(eclipse);
        shell = new Shell(folder);
        customer = tenant.newCustomer(Body.empty().with("phone1", Unique.phone()));
        name = Unique.text();
    }

    @Test
    void opensslDecryptsTheChallenge() throws Exception {
        identityWithAKeyMadeAsPrinted();
        askForChallenge("RSA_ECB_OAEPWithSHA_1AndMGF1Padding");

        String decrypted = shell.run("openssl pkeyutl -decrypt -inkey PrivateKey.key"
                + " -pkeyopt rsa_padding_mode:oaep -in challenge.bin"
                + " | openssl dgst -sha256 -binary | base64 -w0");

        Answer login = login(Body.identity(name, PASSWORD)
                .with("base64EncodedChallengeSHA256", challengeName())
                .with("base64EncodedChallengeResponseSHA256", decrypted));
        assertThat(login.status()).as(login.toString()).isEqualTo(200);
    }

    @Test
    void opensslSignsTheChallenge() throws Exception {
        identityWithAKeyMadeAsPrinted();
        askForChallenge("RSA_PKCS1_SHA_256_Signature");

        String signature = shell.run("openssl dgst -sha256 -sign PrivateKey.key challenge.bin | base64 -w0");

        Answer login = login(Body.identity(name, PASSWORD)
                .with("base64EncodedChallengeSHA256", challengeName())
                .with("base64EncodedChallengeSignature", signature));
        assertThat(login.status()).as(login.toString()).isEqualTo(200);
    }

    @Test
    void zbarimgReadsTheQrCodeAndOathtoolShowsTheCode() throws Exception {
        Answer created =
                tenant.addIdentity(customer, Body.identity(name, PASSWORD).with("totp", true));
        Files.write(folder.resolve("qr.png"), Base64.getDecoder().decode(created.at("qrCode")));

        String uri = shell.run("zbarimg --quiet --raw --nodbus qr.png").strip();
        String secret = uri.replaceAll(".*[?&]secret=([A-Z2-7]+).*", "$1");
        String code = shell.run("oathtool --totp --base32 " + secret).strip();

        assertThat(uri).isEqualTo(created.at("totpUri"));
        Answer login = login(Body.identity(name, PASSWORD).with("totp", code));
        assertThat(login.status()).as(login.toString()).isEqualTo(200);
    }

    /** Both commands of the guide; grep as printed takes the dashes for an option, so it is told where options end. */
    private void identityWithAKeyMadeAsPrinted() throws Exception {
        shell.run("openssl req -nodes -x509 -sha256 -newkey rsa:4096 -keyout \"PrivateKey.key\" -out \"PublicKey.crt\""
                + " -days 99999 -subj /CN=test");
        String publicKey =
                shell.run("openssl x509 -in PublicKey.crt -pubkey -noout | grep -v -e ----- | base64 -d| base64 -w0");
        Answer created =
                tenant.addIdentity(customer, Body.identity(name, PASSWORD).with("base64EncodedPublicKey", publicKey));
        assertThat(created.status()).as(created.toString()).isEqualTo(200);
        assertThat(eclipse.login(name, PASSWORD).code()).isEqualTo("USR902");
    }

    private void askForChallenge(String algorithm) throws Exception {
        Answer challenge =
                eclipse.api().get("/authentication/login-challenges?identity=" + name + "&algorithm=" + algorithm);
        Files.write(
                folder.resolve("challenge.bin"), Base64.getDecoder().decode(challenge.at("base64EncodedChallenge")));
    }

    private String challengeName() throws Exception {
        return shell.run("openssl dgst -sha256 -binary challenge.bin | base64 -w0");
    }

    private Answer login(Body body) {
        return eclipse.api().post("/authentication/login", body.toString());
    }
}
