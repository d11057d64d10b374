package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlPageTest {
    @Test
    void theImportMapIsAllowedByTheHashOfItsText() {
        // As "openssl dgst -sha256 -binary | base64" has it.
        assertThat(HtmlPage.of("<script type=\"importmap\">{}</script>", "page", "./")
                        .policy())
                .contains("script-src 'self' 'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=';");
    }

    @Test
    void theTemplateIsFilledInBeforeItIsHashed() {
        assertThat(HtmlPage.of("<script type=\"importmap\">{root}</script>", "page", "{}")
                        .policy())
                .contains("'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o='");
    }

    @Test
    void theEndsOfLinesAreHashedAsTheBrowserReadsThem() {
        String map = "<script type=\"importmap\">{%s}</script>";

        assertThat(HtmlPage.of(map.formatted("\r\n"), "page", "./").policy())
                .isEqualTo(HtmlPage.of(map.formatted("\n"), "page", "./").policy());
    }

    @Test
    void noOtherScriptInAPageIsAllowed() {
        assertThat(HtmlPage.of("<script>alert(1)</script>", "page", "./").policy())
                .contains("script-src 'self';")
                .doesNotContain("unsafe");
    }
}
