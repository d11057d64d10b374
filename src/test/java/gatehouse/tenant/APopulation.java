package gatehouse.tenant;

import gatehouse.tenant.Population.NameScope;

/** Populations for rules that need no database. */
public final class APopulation {
    private APopulation() {}

    public static Population ofCustomers() {
        return new Population(
                1, Population.CUSTOMERS, NameScope.GLOBAL, PasswordPreset.CONTRACT_ECLIPSE, TokenPolicy.RENEWED);
    }

    public static Population ofConsumers() {
        return new Population(
                1, Population.CONSUMERS, NameScope.TENANT, PasswordPreset.CONTRACT_MULTI, TokenPolicy.WHILE_ACTIVE);
    }
}
