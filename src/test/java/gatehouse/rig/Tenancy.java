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
        Answer made = eclipse.server()
                .below("/console/api")
                .as(eclipse.jwt("sandbox-admin", "Sandbox-Admin-1"))
                .post("/tenants", Body.empty().with("name", "Test Bank").toString());
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

    public Answer addIdentity(long customer, Body body) {
        return system.post(identities(customer), body.toString());
    }
}
