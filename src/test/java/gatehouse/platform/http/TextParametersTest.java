package gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.http.failure.UnreadableParameter;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.annotation.Annotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextParametersTest {
    private final TextParameters texts = new TextParameters();

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "😀", "a\nb"})
    void textIsReadAsItIs(String text) throws NoSuchFieldException {
        assertThat(converter().fromString(text)).isEqualTo(text);
        assertThat(converter().toString(text)).isEqualTo(text);
    }

    @Test
    void absentTextStaysAbsent() throws NoSuchFieldException {
        assertThat(converter().fromString(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud83d", "\ude00a"})
    void badTextIsRefusedByTheNameOfTheParameter(String text) {
        assertThatThrownBy(() -> converter().fromString(text))
                .isInstanceOf(UnreadableParameter.class)
                .hasMessage("externalUniqueId must not hold a NUL character or half of a surrogate pair");
    }

    @Test
    void otherTypesAreLeftAlone() throws NoSuchFieldException {
        assertThat(texts.getConverter(Long.class, Long.class, annotations())).isNull();
    }

    @Test
    void headersOfAnswersHaveNoAnnotationsAndAreWrittenAllTheSame() {
        assertThat(texts.getConverter(String.class, null, null).toString("30")).isEqualTo("30");
        assertThat(new NumberParameters()
                        .getConverter(Integer.class, null, null)
                        .toString(30))
                .isEqualTo("30");
    }

    private ParamConverter<String> converter() throws NoSuchFieldException {
        return texts.getConverter(String.class, String.class, annotations());
    }

    @QueryParam("externalUniqueId")
    private final String parameter = "";

    private static Annotation[] annotations() throws NoSuchFieldException {
        return TextParametersTest.class.getDeclaredField("parameter").getAnnotations();
    }
}
