package gatehouse.text;

import gatehouse.tenant.Language;
import gatehouse.tenant.Tenant;
import java.util.Optional;

/**
 * How a tenant writes, whatever it writes.
 *
 * @param language for whoever has none of their own; empty for English
 * @param host of the pages that codes are for; empty when texts do not name one
 */
public record TextSettings(Optional<Language> language, Optional<OriginHost> host) {
    public static TextSettings of(Tenant tenant) {
        return new TextSettings(tenant.language(), tenant.codeHost().map(OriginHost::new));
    }
}
