package gatehouse.verification;

import gatehouse.message.gateway.Channel;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.PhoneNumber;
import java.util.Optional;

/**
 * A code that somebody asked for, before anybody has looked whose it is.
 *
 * @param channel by which an identity is reached; a phone gets an SMS and a mailbox an e-mail
 * @param tenantId in whose name the code is sent; an identity has to be of this tenant
 */
public record VerificationWish(Target target, Channel channel, Optional<Long> tenantId) {
    private static final String BETWEEN = "/";
    private static final int PARTS = 4;

    private enum Form {
        PHONE {
            @Override
            Target target(String typed) {
                return new Target.Phone(new PhoneNumber(typed));
            }
        },
        MAILBOX {
            @Override
            Target target(String typed) {
                return new Target.Mailbox(new EmailAddress(typed));
            }
        },
        IDENTITY {
            @Override
            Target target(String typed) {
                String[] parts = typed.split(BETWEEN);
                return new Target.Identity(new NameScope(parts[0]), LoginName.of(parts[1]));
            }
        };

        abstract Target target(String typed);
    }

    /** The target comes last, for a mailbox may have slashes in its name. */
    static VerificationWish parse(String text) {
        String[] parts = text.split(BETWEEN, PARTS);
        Optional<Long> tenant =
                Optional.of(parts[1]).filter(id -> !id.isEmpty()).map(Long::valueOf);
        return new VerificationWish(Form.valueOf(parts[2]).target(parts[3]), Channel.valueOf(parts[0]), tenant);
    }

    String text() {
        return String.join(
                BETWEEN,
                channel.name(),
                tenantId.map(String::valueOf).orElse(""),
                target.as(new FormOf()).name(),
                target.typed());
    }

    private static final class FormOf implements Target.Cases<Form> {
        @Override
        public Form phone(PhoneNumber phone) {
            return Form.PHONE;
        }

        @Override
        public Form mailbox(EmailAddress email) {
            return Form.MAILBOX;
        }

        @Override
        public Form identity(NameScope scope, LoginName name) {
            return Form.IDENTITY;
        }
    }
}
