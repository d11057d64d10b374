package gatehouse.authenticator.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.androidkey.AndroidKeyAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.apple.AppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.FIDOU2FAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.NullCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import gatehouse.authenticator.passkey.Finding.Flawed;
import gatehouse.authenticator.passkey.Finding.Good;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * The numbered steps of WebAuthn Level 3, 7.1 and 7.2, as far as they need no database: a library that others
 * trust takes them, this says by which rules. A self-made or missing attestation will do, and one by a maker has to be
 * right in itself, but there is no list of makers.
 *
 * <p>What is verified comes from outside, byte by byte, and the library lets some failures of its parsers through as they
 * are. Nothing in here but the answer can fail, so whatever fails is a flaw of it.
 */
@ApplicationScoped
class Ceremony {
    /** Ed25519, P-256 and RSA: what devices have, best first. */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256);

    private static final List<PublicKeyCredentialParameters> OFFERED = ALGORITHMS.stream()
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();
    /** Room for any credential id with an RSA key of 8192 bits. */
    private static final int MOST_ATTESTED = 4000;

    private static final boolean USER_PRESENT = true;

    private final RelyingParty party;
    private final AttestedCredentialDataConverter attestedData;
    private final WebAuthnManager library;

    @Inject
    Ceremony(RelyingParty party) {
        this.party = party;
        ObjectConverter converter = new ObjectConverter();
        this.attestedData = new AttestedCredentialDataConverter(converter);
        this.library = new WebAuthnManager(
                List.of(
                        new NoneAttestationStatementVerifier(),
                        new PackedAttestationStatementVerifier(),
                        new FIDOU2FAttestationStatementVerifier(),
                        new AndroidKeyAttestationStatementVerifier(),
                        new TPMAttestationStatementVerifier(),
                        new AppleAnonymousAttestationStatementVerifier()),
                new NullCertPathTrustworthinessVerifier(),
                new DefaultSelfAttestationTrustworthinessVerifier(),
                converter);
    }

    /** A passkey is made. */
    Finding<Credential> register(byte[] challenge, Attested answer) {
        RegistrationRequest request = new RegistrationRequest(answer.attestationObject(), answer.clientData());
        RegistrationParameters rules =
                new RegistrationParameters(server(challenge), OFFERED, party.requiresUserVerification(), USER_PRESENT);
        try {
            return credential(library.verify(request, rules), answer);
        } catch (RuntimeException refused) {
            return new Flawed<>(Flaw.of(refused));
        }
    }

    private Finding<Credential> credential(RegistrationData verified, Attested answer) {
        var data = verified.getAttestationObject().getAuthenticatorData();
        AttestedCredentialData attested = data.getAttestedCredentialData();
        String text = text(attestedData.convert(attested));
        if (!Arrays.equals(attested.getCredentialId(), answer.credentialId()) || text.length() > MOST_ATTESTED) {
            return new Flawed<>(Flaw.UNREADABLE);
        }
        return new Good<>(new Credential(
                text(attested.getCredentialId()),
                text,
                answer.transports(),
                data.isFlagBE(),
                state(data),
                answer.name()));
    }

    /** A passkey is shown. */
    Finding<Credential.State> show(byte[] challenge, Credential credential, Asserted answer) {
        AuthenticationRequest request = new AuthenticationRequest(
                answer.credentialId(),
                answer.userHandle().orElse(null),
                answer.authenticatorData(),
                answer.clientData(),
                null,
                answer.signature());
        AuthenticationParameters rules = new AuthenticationParameters(
                server(challenge), stored(credential), null, party.requiresUserVerification(), USER_PRESENT);
        try {
            AuthenticationData verified = library.verify(request, rules);
            return new Good<>(state(verified.getAuthenticatorData()));
        } catch (RuntimeException refused) {
            return new Flawed<>(Flaw.of(refused));
        }
    }

    private ServerProperty server(byte[] challenge) {
        return ServerProperty.builder()
                .origins(party.origins())
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    /** The library writes into what it is given, so it is given a copy. */
    private CredentialRecordImpl stored(Credential credential) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                credential.state().userVerified(),
                credential.backupEligible(),
                credential.state().backedUp(),
                credential.state().counter(),
                attestedData.convert(Base64.getUrlDecoder().decode(credential.attested())),
                null,
                null,
                null,
                Set.of());
    }

    private static Credential.State state(AuthenticatorData<?> data) {
        return new Credential.State(data.getSignCount(), data.isFlagBS(), data.isFlagUV());
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
