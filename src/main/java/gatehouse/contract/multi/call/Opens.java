package gatehouse.contract.multi.call;

import gatehouse.session.TokenKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tokens of which kinds open a call; without it, {@link TokenKind#ACCESS} alone (3.1). */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Opens {
    TokenKind[] value();
}
