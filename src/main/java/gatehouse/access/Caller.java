package gatehouse.access;

import gatehouse.subject.Role;
import java.util.Optional;
import java.util.UUID;

/**
 * Who makes a request, as the session behind its token says.
 *
 * @param customerId whom the caller acts for; empty for staff
 */
public record Caller(UUID session, long subjectId, long tenantId, Optional<Long> customerId, Role role) {}
