package gatehouse.authenticator.passkey;

import com.webauthn4j.data.client.Origin;
import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whom passkeys are made for: the domain they are bound to, and the pages and apps that may show them. */
@ApplicationScoped
public class RelyingParty {
    /** The domain that passkeys are bound to; default the host of the public URL. */
    static final String RP_ID = "gatehouse.webauthn.rp-id";
    /** Web origins below that domain and {@code android:apk-key-hash:...}, comma separated; default the public URL's. */
    static final String ORIGINS = "gatehouse.webauthn.origins";
    /** {@code required} or {@code preferred}; default {@code required}. */
    static final String USER_VERIFICATION = "gatehouse.webauthn.user-verification";
    /** {@code none} or {@code direct}; default {@code none}. */
    static final String ATTESTATION = "gatehouse.webauthn.attestation";

    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern WEB = Pattern.compile("(https?)://(" + DOMAIN.pattern() + ")(:[0-9]{1,5})?");
    private static final Pattern ANDROID = Pattern.compile("android:apk-key-hash:[A-Za-z0-9_-]{43}");
    private static final String LOCAL = "localhost";

    private final String id;
    private final Set<Origin> origins;
    private final UserVerification userVerification;
    private final Attestation attestation;

    @Inject
    public RelyingParty(Settings settings) {
        id = settings.text(RP_ID).map(RelyingParty::domain).orElseGet(settings::publicHost);
        List<String> named = settings.list(ORIGINS);
        origins = (named.isEmpty()
                        ? List.of(settings.publicOrigin())
                        : named.stream().map(this::ours).toList())
                .stream().map(Origin::new).collect(Collectors.toUnmodifiableSet());
        userVerification = settings.choice(USER_VERIFICATION, UserVerification.REQUIRED);
        attestation = settings.choice(ATTESTATION, Attestation.NONE);
    }

    /** Whoever is there to be told has read the settings. */
    void checkAtStart(@Observes Starting starting) {}

    private static String domain(String text) {
        if (DOMAIN.matcher(text).matches()) {
            return text;
        }
        throw new BrokenSetting(RP_ID, "must be a domain such as example.com, in small letters and without a port");
    }

    /** A browser shows a passkey only to pages of its domain, and only over HTTPS or on this machine. */
    private String ours(String origin) {
        if (ANDROID.matcher(origin).matches()) {
            return origin;
        }
        var web = WEB.matcher(origin);
        if (!web.matches()) {
            throw new BrokenSetting(
                    ORIGINS, "must be origins such as https://id.example.com or android:apk-key-hash:...");
        }
        String host = web.group(2);
        if (web.group(1).equals("http") && !host.equals(LOCAL) && !host.endsWith("." + LOCAL)) {
            throw new BrokenSetting(ORIGINS, "must be https, but for localhost");
        }
        if (!host.equals(id) && !host.endsWith("." + id)) {
            throw new BrokenSetting(ORIGINS, "must lie within the domain of " + RP_ID);
        }
        return origin;
    }

    String id() {
        return id;
    }

    Set<Origin> origins() {
        return origins;
    }

    UserVerification userVerification() {
        return userVerification;
    }

    Attestation attestation() {
        return attestation;
    }

    boolean requiresUserVerification() {
        return userVerification == UserVerification.REQUIRED;
    }

    /** Whether a device has to verify who holds it, by PIN or biometrics, which makes a passkey two factors on its own. */
    enum UserVerification {
        REQUIRED,
        /** Asked for; without it a passkey is one factor, and a password has to come along. */
        PREFERRED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a device is asked to say what it is. What it says is verified, but no maker is trusted more than others. */
    enum Attestation {
        NONE,
        DIRECT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
