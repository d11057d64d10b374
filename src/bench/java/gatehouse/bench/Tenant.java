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

    private static final int CREATED = 201;

    /** The one that every sandbox has. */
    static Tenant ofSandbox(Eclipse eclipse) {
        return new Tenant(1, eclipse.as(eclipse.login("sandbox-system", "Sandbox-System-1")));
    }

    /** A new one, made by the first administrator of a server in production. */
    static Tenant fresh(Http server) {
        Eclipse eclipse = new Eclipse(server);
        Answer made = server.below("/console/api")
                .as(eclipse.login(ADMIN, ADMIN_PASSWORD))
                .post("/tenants", "{\"name\":\"Bench\"}")
                .expect(CREATED);
        String system = eclipse.login(made.member("systemIdentity"), made.member("systemPassword"));
        return new Tenant(Long.parseLong(made.member("id")), eclipse.as(system));
    }
}
