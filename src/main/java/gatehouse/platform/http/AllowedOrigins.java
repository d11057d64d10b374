package gatehouse.platform.http;

/**
 * Says which web origins may call from a browser. Every CDI bean of this type is asked, one yes is enough, and without
 * any bean no foreign origin is allowed. Asked on each call that carries an Origin: keep the answer cheap.
 */
public interface AllowedOrigins {
    /** @param origin as the browser sends it, for example {@code https://app.example.com}; may be any text at all */
    boolean allows(String origin);
}
