package gatehouse.verification;

import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.PhoneNumber;

/** What is to be verified: that somebody holds a phone, reads a mailbox, or has what reaches an identity. */
public sealed interface Target {
    <R> R as(Cases<R> cases);

    /** What tells one target from another, the same in all spellings. */
    String whose();

    /** As it was typed. */
    String typed();

    /** One method for each case. */
    interface Cases<R> {
        R phone(PhoneNumber phone);

        R mailbox(EmailAddress email);

        R identity(NameScope scope, LoginName name);
    }

    record Phone(PhoneNumber number) implements Target {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.phone(number);
        }

        @Override
        public String whose() {
            return "phone/" + number.digits();
        }

        @Override
        public String typed() {
            return number.digits();
        }
    }

    record Mailbox(EmailAddress email) implements Target {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.mailbox(email);
        }

        @Override
        public String whose() {
            return "email/" + email.text();
        }

        @Override
        public String typed() {
            return email.text();
        }
    }

    record Identity(NameScope scope, LoginName name) implements Target {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.identity(scope, name);
        }

        @Override
        public String whose() {
            return "identity/" + scope.key() + "/" + name.canonical();
        }

        @Override
        public String typed() {
            return scope.key() + "/" + name.typed();
        }
    }
}
