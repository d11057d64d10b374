package gatehouse.bench.floor;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.SQLException;
import org.bouncycastle.crypto.generators.BCrypt;

/** The parts that no login, renewal or logout can do without, each many times in one call, so that the call costs nothing. */
@Path("/work")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class WorkResource {
    private static final byte[] INPUT = "the length of a keyed hash in Base64 letters".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SALT = new byte[16];
    private static final KeyPair KEYS = keys();

    @Inject
    DurableRow row;

    /** BCrypt by the library, and the method of it, that Gatehouse uses. */
    @GET
    @Path("/hash")
    @PermitAll
    @SuppressWarnings("deprecation")
    public int hash(@QueryParam("cost") int cost, @QueryParam("times") int times) {
        int done = 0;
        while (done < times && BCrypt.generate(INPUT, SALT, cost).length > 0) {
            done++;
        }
        return done;
    }

    /** RS256 over as many bytes as a token has. */
    @GET
    @Path("/signature")
    @PermitAll
    public int signature(@QueryParam("times") int times) throws GeneralSecurityException {
        byte[] signed = new byte[600];
        int done = 0;
        Signature signature = Signature.getInstance("SHA256withRSA");
        while (done < times) {
            signature.initSign(KEYS.getPrivate());
            signature.update(signed);
            done += signature.sign().length > 0 ? 1 : 0;
        }
        return done;
    }

    /** One row of the same database, changed by its key and on the disk before the next. */
    @GET
    @Path("/update")
    @PermitAll
    public int update(@QueryParam("times") int times) throws SQLException {
        int done = 0;
        while (done < times) {
            done += row.change();
        }
        return done;
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("RSA is part of every Java platform", missing);
        }
    }
}
