package gatehouse.console.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever adds a call to the console decides whether it is dangerous. */
class GuardedCallsTest {
    /** What changes nothing that could harm, or was published to be called as it is. */
    private static final List<String> FREE = List.of(
            "LanguageResource.choose",
            "LanguageResource.forget",
            "MeResource.confirm",
            "MessagesResource.replay",
            "OperationsResource.take",
            "SubjectsResource.invite",
            "TenantsResource.create",
            "TextsResource.preview",
            "WholeAuditResource.verify");

    @Test
    void everyCallThatChangesSomethingIsDangerousGuardedOrFree() {
        List<String> open = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("gatehouse.console").stream()
                        .flatMap(resource -> resource.getMethods().stream())
                        .filter(GuardedCallsTest::changesSomething)
                        .filter(call -> !call.isAnnotatedWith(Guarded.class) && !asksDanger(call))
                        .map(call -> call.getOwner().getSimpleName() + "." + call.getName())
                        .sorted()
                        .toList();

        assertThat(open).isEqualTo(FREE);
    }

    private static boolean changesSomething(JavaMethod call) {
        return call.isAnnotatedWith(PUT.class)
                || call.isAnnotatedWith(POST.class)
                || call.isAnnotatedWith(PATCH.class)
                || call.isAnnotatedWith(DELETE.class);
    }

    private static boolean asksDanger(JavaMethod call) {
        return call.getMethodCallsFromSelf().stream()
                .anyMatch(asked -> asked.getTargetOwner().isEquivalentTo(Danger.class)
                        && asked.getName().equals("dare"));
    }
}
