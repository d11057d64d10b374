package gatehouse.bench;

/**
 * Under whose name the customers are that are measured.
 *
 * @param id its number
 * @param system its system user, signed in
 */
record Tenant(long id, Eclipse system) {
    static final String ADMIN = "bench-admin";
    static final String ADMIN_PASSWORD = "Seven-grey-herons-4";

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final String CONSOLE = "/console/api";

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
        return withOpenBudgets(1, eclipse.login("sandbox-system", "Sandbox-System-1"), server);
    }

    /** A new one, made by the first administrator of a server in production. */
    static Tenant fresh(Http server) {
        Eclipse eclipse = new Eclipse(server);
        Answer made = server.below(CONSOLE)
                .as(eclipse.login(ADMIN, ADMIN_PASSWORD))
                .post("/tenants", "{\"name\":\"Bench\"}")
                .expect(CREATED);
        String system = eclipse.login(made.member("systemIdentity"), made.member("systemPassword"));
        return withOpenBudgets(Long.parseLong(made.member("id")), system, server);
    }

    private static Tenant withOpenBudgets(long id, String system, Http server) {
        server.below(CONSOLE)
                .as(system)
                .put("/tenants/" + id + "/budgets", OPEN_BUDGETS)
                .expect(OK, "\"stopped\":[]");
        return new Tenant(id, new Eclipse(server).as(system));
    }
}
