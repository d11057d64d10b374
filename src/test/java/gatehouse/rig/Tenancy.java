package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;

/**
 * A tenant of the eclipse door with the rights of its system user, signed in once.
 *
 * @param id its number
 * @param system its system user
 */
public record Tenancy(long id, Api system) {
    /** The sandbox's own, whose passwords have to satisfy no more than the contract. */
    public static Tenancy sandbox(Eclipse eclipse) {
        return new Tenancy(Eclipse.TENANT, eclipse.system());
    }

    /** A new one, whose passwords have to satisfy the preset {@code nist}. */
    public static Tenancy fresh(Eclipse eclipse) {
        return made(eclipse, Body.empty());
    }

    /** A new one that belongs to an institution. */
    public static Tenancy of(Eclipse eclipse, String institution) {
        return made(eclipse, Body.empty().with("institution", institution));
    }

    private static Tenancy made(Eclipse eclipse, Body body) {
        Answer made = eclipse.console()
                .post("/tenants", body.with("name", "Test Bank").toString());
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String jwt = eclipse.jwt(made.at("systemIdentity"), made.at("systemPassword"));
        return new Tenancy(made.json().path("id").asLong(), eclipse.api().as(jwt));
    }

    public String customers() {
        return "/tenants/" + id + "/customers";
    }

    public String customer(long number) {
        return customers() + "/" + number;
    }

    public String identities(long customer) {
        return customer(customer) + "/identities";
    }

    public String identity(long customer, String name) {
        return identities(customer) + "/" + name;
    }

    /** The number of a new customer. */
    public long newCustomer(Body body) {
        Answer created = system.post(customers(), body.toString());
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        return created.json().path("customerId").asLong();
    }

    public String adminUsers() {
        return "/tenants/" + id + "/admin-users";
    }

    public String adminUser(long number) {
        return adminUsers() + "/" + number;
    }

    /** Somebody new who works for the tenant and can sign in with an identity that was given to them. */
    public Colleague colleague(Api appointer, String position, String password) {
        String name = Unique.text();
        Answer made = appointer.post(adminUsers(), newAdminUser(position).toString());
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        long number = made.json().path("adminUserId").asLong();
        Answer given = appointer.post(
                adminUser(number) + "/identities", Body.identity(name, password).toString());
        assertThat(given.status()).as(given.toString()).isEqualTo(200);
        return new Colleague(number, name, password);
    }

    /** What an admin user is created with. */
    public static Body newAdminUser(String position) {
        return Body.empty()
                .with("name", "Grace Hopper")
                .with("email", Unique.text() + "@example.com")
                .with("position", position);
    }

    /** Somebody who works for a tenant. */
    public record Colleague(long number, String identity, String password) {}

    public Answer addIdentity(long customer, Body body) {
        return system.post(identities(customer), body.toString());
    }
}
