package gatehouse.bench;

/**
 * Under whose name the customers are that are measured.
 *
 * @param id its number
 * @param system its system user, signed in
 * @param console the same user where the tenant is set up
 */
record Tenant(long id, Eclipse system, Http console) {
    static final String ADMIN = "bench-admin";
    static final String ADMIN_PASSWORD = "Seven-grey-herons-4";

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final String CONSOLE = "/console/api";
    private static final String BUDGETS = "/budgets";

    /** Beyond what a run sends. */
    private static final String PLENTY = "{\"hour\":10000000,\"day\":10000000}";

    /**
     * Every text is counted, for its number, address, country and tenant, and for the rule about unused codes: that is part
     * of what a text costs. But none of them is used up, and the rule never stops anything.
     */
    private static final String OPEN_BUDGETS = "{\"countries\":[],\"number\":" + PLENTY + ",\"address\":" + PLENTY
            + ",\"prefix\":" + PLENTY + ",\"tenant\":" + PLENTY
            + ",\"unused\":{\"codes\":1000000,\"percent\":1,\"minutes\":1}}";

    /** The one that every sandbox has. */
    static Tenant ofSandbox(Http server) {
        Eclipse eclipse = new Eclipse(server);
        return withBudgets(OPEN_BUDGETS, 1, eclipse.login("sandbox-system", "Sandbox-System-1"), server);
    }

    /** A new one, made by the first administrator of a server in production. */
    static Tenant fresh(Http server) {
        return fresh(server, OPEN_BUDGETS);
    }

    /**
     * Another one, with the budgets that everybody has at first, but for one country.
     *
     * @param texts to each country, an hour and a day
     */
    static Tenant withBudgetOfACountry(int texts, Http server) {
        return fresh(
                server,
                "{\"countries\":[],\"number\":{\"hour\":20,\"day\":120},\"address\":{\"hour\":50,\"day\":500},"
                        + "\"prefix\":{\"hour\":" + texts + ",\"day\":" + texts + "},"
                        + "\"tenant\":{\"hour\":10000,\"day\":50000}}");
    }

    private static Tenant fresh(Http server, String budgets) {
        Eclipse eclipse = new Eclipse(server);
        Answer made = server.below(CONSOLE)
                .as(eclipse.login(ADMIN, ADMIN_PASSWORD))
                .post("/tenants", "{\"name\":\"Bench\"}")
                .expect(CREATED);
        String system = eclipse.login(made.member("systemIdentity"), made.member("systemPassword"));
        return withBudgets(budgets, Long.parseLong(made.member("id")), system, server);
    }

    private static Tenant withBudgets(String budgets, long id, String system, Http server) {
        Http console = server.below(CONSOLE + "/tenants/" + id).as(system);
        console.put(BUDGETS, budgets).expect(OK, "\"stopped\":[]");
        return new Tenant(id, new Eclipse(server).as(system), console);
    }

    /** Texts that its budgets held back since midnight, UTC. */
    long heldToday() {
        return Long.parseLong(console.get(BUDGETS).expect(OK).member("heldToday"));
    }
}
