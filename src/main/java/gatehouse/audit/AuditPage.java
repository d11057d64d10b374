package gatehouse.audit;

import java.util.List;
import java.util.Optional;

/**
 * Some records.
 *
 * @param next where to go on; empty when there are no others at this moment. With filters a page may be short, even empty,
 *     and there are others all the same.
 */
public record AuditPage(List<AuditEvent> events, Optional<Cursor> next) {}
