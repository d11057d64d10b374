package gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.subject.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a tenant may change of its permissions. */
class PermissionChangesTest {
    private static final List<String> IF_CONFIGURED = List.of(
            "Customer.READ.Allowed",
            "Card.READ.Allowed",
            "Identity.CREATE.Allowed",
            "Identity.READ.Allowed",
            "Identity.UPDATE.Allowed",
            "Identity.DELETE.Allowed");

    @ParameterizedTest
    @EnumSource(PermissionKey.class)
    void aListTakesWhoIsPermittedByDefaultAndLevelsWhereTheContractSaysSo(PermissionKey key) {
        assertThat(Role.values()).allSatisfy(role -> {
            boolean byDefault = PermissionTable.DEFAULTS.listed(key).contains(role);
            boolean level = role.name().startsWith("LEVEL_") && IF_CONFIGURED.contains(key.published());

            String judged = judge(Map.of(key.published(), List.of(role.name())));

            assertThat(judged).isEqualTo(byDefault || level ? "taken" : key.published() + " too wide for " + role);
        });
    }

    @Test
    void cardsAreShownWholeToNoStaffWhateverATenantAsks() {
        assertThat(judge(Map.of("CardDetails.READ.Allowed", List.of("TENANT_SYSTEM"))))
                .isEqualTo("CardDetails.READ.Allowed unknown");
    }

    @Test
    void whatIsNotPublishedIsNamed() {
        assertThat(judge(Map.of("customer.read.allowed", List.of()))).isEqualTo("customer.read.allowed unknown");
        assertThat(judge(Map.of("Customer.READ.Allowed", List.of("TENANT_ADMIN"))))
                .isEqualTo("Customer.READ.Allowed has an unknown role");
        assertThat(judge(Map.of("Customer.READ.Allowed", List.of("ANONYMOUS"))))
                .isEqualTo("Customer.READ.Allowed has an unknown role");
    }

    @ParameterizedTest
    @EnumSource(PermissionKey.class)
    void whatIsWrittenIsReadAgain(PermissionKey key) {
        PermissionChanges nobody = new PermissionChanges(Map.of(key, EnumSet.noneOf(Role.class)));

        assertThat(PermissionChanges.read(nobody.text().orElseThrow())).isEqualTo(nobody);
    }

    @Test
    void listsThatSayWhatHoldsAnywayAreNoChange() {
        List<String> asEver = new ArrayList<>(PermissionTable.DEFAULTS.listed(PermissionKey.CARD_READ).stream()
                .map(Role::name)
                .toList());

        assertThat(taken(Map.of("Card.READ.Allowed", asEver)).text()).isEmpty();
        asEver.add("LEVEL_20");
        assertThat(taken(Map.of("Card.READ.Allowed", asEver)).text()).isPresent();
    }

    /** Somebody may write into the database, and a later version may know fewer names. */
    @Test
    void whatIsStoredPermitsNoMoreThanWhatMayBeAsked() {
        PermissionChanges read = PermissionChanges.read("AdminUser.CREATE.Allowed=LEVEL_01,TENANT_SYSTEM,NOBODY\n"
                + "CardDetails.READ.Allowed=TENANT_SYSTEM\nno line");

        assertThat(read.lists()).isEqualTo(Map.of(PermissionKey.ADMIN_USER_CREATE, EnumSet.of(Role.TENANT_SYSTEM)));
    }

    private static PermissionChanges taken(Map<String, List<String>> wanted) {
        return PermissionChanges.judge(wanted, new Judged() {
                            @Override
                            public Object taken(PermissionChanges changes) {
                                return changes;
                            }
                        })
                        instanceof PermissionChanges changes
                ? changes
                : null;
    }

    private static String judge(Map<String, List<String>> wanted) {
        return PermissionChanges.judge(wanted, new Judged()).toString();
    }

    /** Says what came of it in words. */
    private static class Judged implements PermissionChanges.Cases<Object> {
        @Override
        public Object taken(PermissionChanges changes) {
            return "taken";
        }

        @Override
        public Object unknownKey(String key) {
            return key + " unknown";
        }

        @Override
        public Object unknownRole(String key) {
            return key + " has an unknown role";
        }

        @Override
        public Object tooWide(String key, Role role) {
            return key + " too wide for " + role;
        }
    }
}
