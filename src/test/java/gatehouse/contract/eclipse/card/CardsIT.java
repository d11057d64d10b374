package gatehouse.contract.eclipse.card;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.card.Pan;
import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Crowd;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wallets and cards: opened and issued by the tenant, read masked by their owner too (rows 20 and 21). */
class CardsIT extends DeployedGatehouse {
    private static final String SAMPLE = "/tenants/1/customers/3";

    private Eclipse eclipse;
    private Api system;

    @BeforeEach
    void reach() {
        eclipse = Eclipse.at(base());
        system = eclipse.system();
    }

    @Test
    void theTenantOpensAWalletAndPutsACardIntoIt() {
        long customer = eclipse.customer("27834000001");

        Answer wallet = system.post(wallets(customer), "{\"name\":\"Holiday\",\"currency\":\"ZAR\"}");
        Answer card = system.post(
                cards(wallet.json().path("walletId").asLong()),
                "{\"pan\":\"" + freshPan() + "\",\"expiry\":\"2033-07\",\"cardHolderName\":\"Ada Lovelace\"}");

        assertThat(wallet.status()).isEqualTo(201);
        assertThat(members(wallet)).containsExactly("walletId", "customerId", "name", "currency", "status", "created");
        assertThat(wallet.json().path("customerId").asLong()).isEqualTo(customer);
        assertThat(wallet.at("name")).isEqualTo("Holiday");
        assertThat(wallet.at("currency")).isEqualTo("ZAR");
        assertThat(wallet.at("status")).isEqualTo("ACTIVE");
        assertThat(wallet.at("created")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(card.status()).isEqualTo(201);
        assertThat(members(card))
                .containsExactly("cardId", "walletId", "customerId", "pan", "expiry", "cardHolderName", "status");
        assertThat(card.at("pan")).matches("999999\\*{6}[0-9]{4}");
        assertThat(card.at("expiry")).isEqualTo("2033-07");
        assertThat(card.at("cardHolderName")).isEqualTo("Ada Lovelace");
        assertThat(card.at("status")).isEqualTo("ACTIVE");
        assertThat(card.json().path("customerId").asLong()).isEqualTo(customer);
    }

    @Test
    void theOwnerReadsWhatTheTenantGave() {
        Person person = eclipse.person("first_password");
        long wallet = wallet(person.customer());
        Answer issued = card(wallet);
        Api owner = eclipse.api().as(eclipse.jwt(person.identity(), person.password()));

        Answer read = owner.get("/tenants/1/cards/" + cardId(issued));

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text()).isEqualTo(issued.text());
        assertThat(owner.get(cards(wallet)).text()).isEqualTo("[" + issued.text() + "]");
        assertThat(owner.get("/tenants/1/customers/" + person.customer() + "/cards")
                        .text())
                .isEqualTo("[" + issued.text() + "]");
        Answer one = owner.get("/tenants/1/wallets/" + wallet);
        assertThat(one.json().path("walletId").asLong()).isEqualTo(wallet);
        assertThat(owner.get(wallets(person.customer())).text()).isEqualTo("[" + one.text() + "]");
    }

    @Test
    void theOwnerNeitherOpensWalletsNorIssuesCards() {
        Person person = eclipse.person("first_password");
        long wallet = wallet(person.customer());
        Api owner = eclipse.api().as(eclipse.jwt(person.identity(), person.password()));

        assertRefused(403, "SEC001", owner.post(wallets(person.customer()), "{\"name\":\"W\",\"currency\":\"ZAR\"}"));
        assertRefused(403, "SEC001", owner.post(cards(wallet), "{\"cardHolderName\":\"Ada Lovelace\"}"));
        assertThat(system.get(cards(wallet)).text()).isEqualTo("[]");
    }

    @Test
    void anotherCustomersAreRefusedAsThoseThatDoNotExist() {
        long customer = eclipse.customer("27834000002");
        long wallet = wallet(customer);
        long card = cardId(card(wallet));
        Api stranger = eclipse.api().as(eclipse.jwt("username", "user_password"));

        for (long number : List.of(wallet, 999_999_999L)) {
            assertRefused(403, "SEC001", stranger.get("/tenants/1/wallets/" + number));
            assertRefused(403, "SEC001", stranger.get(cards(number)));
        }
        for (long number : List.of(card, 999_999_999L)) {
            assertRefused(403, "SEC001", stranger.get("/tenants/1/cards/" + number));
        }
        assertRefused(403, "SEC001", stranger.get(wallets(customer)));
        assertRefused(403, "SEC001", stranger.get("/tenants/1/customers/" + customer + "/cards"));
    }

    @Test
    void anotherTenantSeesNothingOfThem() {
        Answer created = createTenant();
        Api other = eclipse.api().as(eclipse.jwt(created.at("systemIdentity"), created.at("systemPassword")));
        long wallet = wallet(3);
        long card = cardId(card(wallet));
        long own = created.json().path("id").asLong();

        for (String path : List.of(
                "/tenants/1/wallets/" + wallet,
                cards(wallet),
                "/tenants/1/cards/" + card,
                wallets(3),
                SAMPLE + "/cards",
                "/tenants/" + own + "/wallets/" + wallet,
                "/tenants/" + own + "/cards/" + card,
                "/tenants/" + own + "/customers/3/wallets")) {
            assertRefused(404, "ARCH086", other.get(path));
        }
        assertRefused(404, "ARCH086", other.post(wallets(3), "{\"name\":\"W\",\"currency\":\"ZAR\"}"));
        assertRefused(404, "ARCH086", other.post(cards(wallet), "{\"cardHolderName\":\"Ada Lovelace\"}"));
        assertRefused(
                404,
                "ARCH086",
                other.post("/tenants/" + own + "/wallets/" + wallet + "/cards", "{\"cardHolderName\":\"Ada L\"}"));
    }

    private Answer createTenant() {
        return eclipse.server()
                .as(eclipse.jwt("sandbox-admin", "Sandbox-Admin-1"))
                .post("/console/api/tenants", "{\"name\":\"Other\"}");
    }

    @Test
    void withoutATokenNothingIsRead() {
        for (String path :
                List.of("/tenants/1/wallets/5", cards(5), "/tenants/1/cards/6", wallets(3), SAMPLE + "/cards")) {
            assertRefused(401, "SEC001", eclipse.api().get(path));
        }
        assertRefused(401, "SEC001", eclipse.api().post(wallets(3), "{\"name\":\"W\",\"currency\":\"ZAR\"}"));
        assertRefused(401, "SEC001", eclipse.api().post(cards(5), "{}"));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertRefused(404, "ARCH086", system.get("/tenants/1/wallets/999999999"));
        assertRefused(404, "ARCH086", system.get(cards(999_999_999)));
        assertRefused(404, "ARCH086", system.get("/tenants/1/cards/999999999"));
        assertRefused(404, "ARCH086", system.get(wallets(999_999_999)));
        assertRefused(404, "ARCH086", system.get("/tenants/1/customers/999999999/cards"));
        assertRefused(404, "ARCH086", system.post(wallets(999_999_999), "{\"name\":\"W\",\"currency\":\"ZAR\"}"));
        assertRefused(404, "ARCH086", system.post(cards(999_999_999), "{\"cardHolderName\":\"Ada Lovelace\"}"));
        assertRefused(400, "VAL001", system.get("/tenants/1/cards/six"));
        assertRefused(400, "VAL001", system.get("/tenants/1/wallets/99999999999999999999"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"currency\":\"ZAR\"} | name must not be null",
                "{\"name\":\"\",\"currency\":\"ZAR\"} | name",
                "{\"name\":\"W\"} | currency must not be null",
                "{\"name\":\"W\",\"currency\":\"zar\"} | currency must be a currency code of ISO 4217",
                "{\"name\":\"W\",\"currency\":\"QQQ\"} | currency must be a currency code of ISO 4217"
            })
    void aWalletThatWillNotDoIsRefusedByItsField(String body, String sentence) {
        Answer answer = system.post(wallets(3), body);

        assertRefused(400, "VAL001", answer);
        assertThat(answer.text()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"pan\":\"4111111111111112\"} | pan must be 14 to 19 digits with a right check digit",
                "{\"pan\":\"411111111111111x\"} | pan must be 14 to 19 digits with a right check digit",
                "{\"pan\":\"4111111111\"} | pan",
                "{\"expiry\":\"2033-13\"} | expiry must be a year and month such as 2030-12",
                "{\"expiry\":\"07/33\"} | expiry must be a year and month such as 2030-12",
                "{\"expiry\":\"2020-01\",\"cardHolderName\":\"Ada\"} | expiry must not be in the past",
                "{\"cardHolderName\":\"A\"} | cardHolderName",
                "{} | cardHolderName must not be null"
            })
    void aCardThatWillNotDoIsRefusedByItsField(String body, String sentence) {
        Answer answer = system.post(cards(wallet(eclipse.customer("27834000003"))), body);

        assertRefused(400, "VAL001", answer);
        assertThat(answer.text()).contains(sentence).doesNotContain("4111111111111112");
    }

    @Test
    void aNumberIsTakenOnceEvenWhenManyBringItAtOnce() {
        long wallet = wallet(eclipse.customer("27834000004"));
        String body = "{\"pan\":\"" + freshPan() + "\",\"cardHolderName\":\"Ada Lovelace\"}";

        List<Answer> answers = Crowd.of(8, () -> system.post(cards(wallet), body));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertRefused(400, "IAE002", answer));
        assertThat(system.get(cards(wallet)).json()).hasSize(1);
    }

    @Test
    void theSampleCustomerHasOneWalletAndOneCardAgainAfterAReset() {
        wallet(3);
        assertThat(eclipse.server().send("POST", "/sandbox/reset", null, "").status())
                .isEqualTo(204);

        Api owner = eclipse.api().as(eclipse.jwt("username", "user_password"));
        Answer wallets = owner.get(SAMPLE + "/wallets");
        Answer cards = owner.get(SAMPLE + "/cards");

        assertThat(wallets.json()).hasSize(1);
        assertThat(wallets.json().path(0).path("walletId").asLong()).isEqualTo(5);
        assertThat(cards.json()).hasSize(1);
        assertThat(cards.json().path(0).path("cardId").asLong()).isEqualTo(6);
        assertThat(cards.json().path(0).path("walletId").asLong()).isEqualTo(5);
        assertThat(cards.json().path(0).path("pan").asString()).isEqualTo("999999******0014");
    }

    private long wallet(long customer) {
        Answer answer = system.post(wallets(customer), "{\"name\":\"Main\",\"currency\":\"ZAR\"}");
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().path("walletId").asLong();
    }

    private Answer card(long wallet) {
        Answer answer = system.post(cards(wallet), "{\"cardHolderName\":\"Ada Lovelace\"}");
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }

    private static long cardId(Answer card) {
        return card.json().path("cardId").asLong();
    }

    private static String wallets(long customer) {
        return "/tenants/1/customers/" + customer + "/wallets";
    }

    private static String cards(long wallet) {
        return "/tenants/1/wallets/" + wallet + "/cards";
    }

    /** A number of no scheme that was not used before. */
    private static String freshPan() {
        return Pan.startingWith("999999" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L))
                .reveal();
    }

    private static List<String> members(Answer answer) {
        return List.copyOf(answer.json().propertyNames());
    }

    private static void assertRefused(int status, String code, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
