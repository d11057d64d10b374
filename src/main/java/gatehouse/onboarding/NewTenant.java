package gatehouse.onboarding;

import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.tenant.Tenant;

/** A tenant that was just made, with the secrets that nobody can read again. */
public record NewTenant(
        Tenant tenant, Secret apiKey, Secret programmeKey, LoginName systemIdentity, Secret systemPassword) {}
