package gatehouse.throttle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArrowsTest {
    private static final JavaClasses THROTTLE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("gatehouse.throttle");

    @Test
    void throttleKnowsPoliciesAndThePlatformOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "gatehouse.throttle", "gatehouse.tenant", "gatehouse.platform", "java..", "jakarta..")
                .check(THROTTLE);
    }

    @Test
    void throttleSpeaksNoHttp() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws..", "jakarta.servlet..", "java.net..")
                .check(THROTTLE);
    }
}
