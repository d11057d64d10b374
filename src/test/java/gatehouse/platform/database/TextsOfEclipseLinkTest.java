package gatehouse.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class TextsOfEclipseLinkTest {
    @Test
    void areForgottenAtTheEnd() {
        ResourceBundle kept = texts();
        assertThat(texts()).isSameAs(kept);

        Migrations.forgetTexts();

        assertThat(texts()).isNotSameAs(kept);
    }

    /** As EclipseLink asks for them. */
    private static ResourceBundle texts() {
        return ResourceBundle.getBundle("org.eclipse.persistence.exceptions.i18n.ConversionExceptionResource");
    }
}
