package gatehouse.recovery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import gatehouse.subject.Subjects;
import org.junit.jupiter.api.Test;

class RequestPasswordResetTest {
    /** What a call never does for any name, it does for the same time for every name. */
    @Test
    void theCallCannotLookUpWhoTheNameIs() {
        noClasses()
                .that()
                .areAssignableTo(RequestPasswordReset.class)
                .should()
                .transitivelyDependOnClassesThat(Predicates.assignableTo(Subjects.class))
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("gatehouse"));
    }
}
