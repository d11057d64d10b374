package gatehouse.operation;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.message.gateway.Channel;
import gatehouse.operation.TextChange.Objected;
import gatehouse.operation.TextChange.Plain;
import gatehouse.support.House;
import gatehouse.support.Together;
import gatehouse.tenant.Language;
import gatehouse.tenant.Tenants;
import gatehouse.text.MessageText;
import gatehouse.text.MessageTexts;
import gatehouse.text.OriginHost;
import gatehouse.text.TextFlaw;
import gatehouse.text.TextFlaw.Fault;
import gatehouse.text.TextKey;
import gatehouse.text.TextPurpose;
import gatehouse.text.TextSettings;
import gatehouse.text.Wording;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who changes texts has seen them, and every attempt is in the audit. */
class ChangeTextsTest {
    @RegisterExtension
    static final House HOUSE = new House();

    private static final TextKey KEY = new TextKey(Channel.SMS, new Language("pt"), TextPurpose.STEP_UP_CODE);

    private final ChangeTexts change = HOUSE.get(ChangeTexts.class);

    @BeforeEach
    void nothingIsSaid() {
        HOUSE.database.run("delete from message_text");
        HOUSE.database.run("update tenant set language = null, code_host = null");
    }

    @Test
    void textIsChangedByWhoHasSeenItsVersion() {
        assertThat(put("um {code}", 0)).isEqualTo(Plain.DONE);
        assertThat(put("dois {code}", 0)).isEqualTo(Plain.STALE);
        assertThat(put("dois {code}", 1)).isEqualTo(Plain.DONE);
        assertThat(put("tres {code}", 1)).isEqualTo(Plain.STALE);

        assertThat(stored().map(MessageText::version)).contains(2L);
        assertThat(stored().map(text -> text.wording().body())).contains("dois {code}");
        assertThat(told()).isEqualTo("STALE");
    }

    @Test
    void ofManyWhoWriteTheSameTextAtOnceOneDoes() {
        List<TextChange> changes = Together.times(6, () -> put("um {code}", 0));

        assertThat(changes).filteredOn(Plain.DONE::equals).hasSize(1);
        assertThat(changes).filteredOn(Plain.STALE::equals).hasSize(5);
    }

    @Test
    void textThatMustNotBeSaidChangesNothing() {
        assertThat(put("{code} evil.example", 0))
                .isEqualTo(new Objected(new TextFlaw("body", Fault.LINK, "l.example")));

        assertThat(stored()).isEmpty();
        assertThat(told()).isEqualTo("REFUSED");
    }

    @Test
    void textThatIsTakenAwayIsGoneOnce() {
        put("um {code}", 0);

        assertThat(change.remove(House.TENANT_SYSTEM, House.TENANT, KEY, House.HERE))
                .isEqualTo(Plain.DONE);
        assertThat(told()).isEqualTo("REMOVED");
        assertThat(change.remove(House.TENANT_SYSTEM, House.TENANT, KEY, House.HERE))
                .isEqualTo(Plain.MISSING);
        assertThat(told()).isEqualTo("MISSING");
    }

    @Test
    void pageIsMeasuredWithTheTextsThatThereAre() {
        put("x".repeat(153) + " {code}", 0);

        assertThat(settle("login.bank.example"))
                .isEqualTo(new Objected(new TextFlaw("host", Fault.TOO_LONG, "STEP_UP_CODE in pt")));
        assertThat(HOUSE.get(Tenants.class).find(House.TENANT).orElseThrow().codeHost())
                .isEmpty();

        put("{code}", 1);
        assertThat(settle("login.bank.example")).isEqualTo(Plain.DONE);
        assertThat(put("x".repeat(153) + " {code}", 2)).isInstanceOf(Objected.class);
        assertThat(TextSettings.of(HOUSE.get(Tenants.class).find(House.TENANT).orElseThrow()))
                .isEqualTo(settings("login.bank.example"));
    }

    @Test
    void noTenantHasMoreTextsThanCanBeListed() {
        HOUSE.database.run(
                "insert into message_text (tenant_id, channel, purpose, language, body, segments, version)"
                        + " select 1, 'SMS', 'STEP_UP_CODE', 'x' || n, '{code}', 1, 1 from generate_series(1, 1000) as many (n)");

        assertThat(put("um {code}", 0)).isEqualTo(Plain.FULL);
    }

    private TextChange put(String body, long version) {
        Wording wording = new Wording(Optional.empty(), body, 1);
        return change.put(House.TENANT_SYSTEM, new ChangeTexts.Wish(House.TENANT, KEY, wording, version), House.HERE);
    }

    private TextChange settle(String host) {
        return change.settle(House.TENANT_SYSTEM, House.TENANT, settings(host), House.HERE);
    }

    private static TextSettings settings(String host) {
        return new TextSettings(Optional.of(new Language("pt")), OriginHost.parse(host));
    }

    private Optional<MessageText> stored() {
        return HOUSE.get(MessageTexts.class).find(House.TENANT, KEY);
    }

    private static String told() {
        Occurrence last = HOUSE.wiring.lastTold(Occurrence.class);
        assertThat(last.action()).isEqualTo(Action.CHANGE_TEXTS);
        return last.outcome();
    }
}
