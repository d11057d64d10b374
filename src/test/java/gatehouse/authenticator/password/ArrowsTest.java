package gatehouse.authenticator.password;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArrowsTest {
    private static final JavaClasses AUTHENTICATOR = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("gatehouse.authenticator");

    @Test
    void theAuthenticatorKnowsSubjectsPoliciesAndThePlatformOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "gatehouse.authenticator..",
                        "gatehouse.subject",
                        "gatehouse.tenant",
                        "org.bouncycastle..",
                        "org.fastfilter..",
                        "com.eatthepath.otp..",
                        "io.nayuki.qrcodegen..",
                        "gatehouse.platform",
                        "gatehouse.platform.database",
                        "java..",
                        "javax.crypto..",
                        "javax.imageio..",
                        "jakarta..")
                .check(AUTHENTICATOR);
    }

    @Test
    void theAuthenticatorSpeaksNoHttp() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws..", "jakarta.servlet..", "java.net..")
                .check(AUTHENTICATOR);
    }
}
