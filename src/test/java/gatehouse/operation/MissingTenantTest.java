package gatehouse.operation;

import static gatehouse.support.House.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.message.gateway.Channel;
import gatehouse.operation.TurnSwitch.Of;
import gatehouse.support.House;
import gatehouse.tenant.Language;
import gatehouse.tenant.Population;
import gatehouse.text.TextKey;
import gatehouse.text.TextPurpose;
import gatehouse.text.TextSettings;
import gatehouse.text.Wording;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever wants to change a tenant that is not there leaves a record. */
class MissingTenantTest {
    private static final long NOBODY = 999;

    @RegisterExtension
    static final House house = new House();

    @ParameterizedTest
    @EnumSource(Of.class)
    void noSwitchIsTurned(Of what) {
        assertThat(house.get(TurnSwitch.class).turn(House.TENANT_SYSTEM, NOBODY, what, true, HERE))
                .isFalse();
        assertThat(lastTold().outcome()).isEqualTo("MISSING");
    }

    @Test
    void maintenanceIsNotSwitched() {
        assertThat(house.get(SwitchMaintenance.class).turn(House.TENANT_SYSTEM, NOBODY, true, HERE))
                .isFalse();
        assertTold(Action.SWITCH_MAINTENANCE);
    }

    @Test
    void noRulesAreReplaced() {
        ChangePolicies.Wish wish = new ChangePolicies.Wish(
                NOBODY, Population.CUSTOMERS, 0, house.customers().policies());

        assertThat(house.get(ChangePolicies.class).change(House.TENANT_SYSTEM, wish, HERE))
                .isEqualTo(PolicyChange.Refused.MISSING);
        assertTold(Action.CHANGE_POLICIES);
    }

    @Test
    void noTextIsChanged() {
        ChangeTexts change = house.get(ChangeTexts.class);
        TextKey key = new TextKey(Channel.SMS, Language.ENGLISH, TextPurpose.STEP_UP_CODE);
        Wording wording = new Wording(Optional.empty(), "{code}", 1);

        assertThat(change.put(House.TENANT_SYSTEM, new ChangeTexts.Wish(NOBODY, key, wording, 0), HERE))
                .isEqualTo(TextChange.Plain.MISSING);
        assertTold(Action.CHANGE_TEXTS);
        assertThat(change.settle(
                        House.TENANT_SYSTEM, NOBODY, new TextSettings(Optional.empty(), Optional.empty()), HERE))
                .isEqualTo(TextChange.Plain.MISSING);
        assertTold(Action.CHANGE_TEXTS);
    }

    private static void assertTold(Action action) {
        assertThat(lastTold().action()).isEqualTo(action);
        assertThat(lastTold().outcome()).isEqualTo("MISSING");
    }

    private static Occurrence lastTold() {
        return house.wiring.lastTold(Occurrence.class);
    }
}
