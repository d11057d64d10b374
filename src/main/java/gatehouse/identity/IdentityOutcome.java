package gatehouse.identity;

import gatehouse.authenticator.password.Weakness;
import gatehouse.authenticator.totp.OtpAuthUri;
import gatehouse.tenant.PasswordPreset;
import java.time.Duration;
import java.util.Optional;

/** How an attempt to create, change or delete an identity ended. */
public sealed interface IdentityOutcome {
    <R> R as(Cases<R> cases);

    /** The name of the case, for the audit. */
    String label();

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        /** @param totp what the authenticator app has to be told, once; empty when none was enrolled now */
        R done(Identity identity, Optional<OtpAuthUri> totp);

        /** No such customer or admin user, or no such identity of theirs. */
        R missing();

        /** Somebody has this name already. */
        R taken();

        R unfit(Weakness weakness, PasswordPreset preset);

        /** It looks like a BCrypt string, but is malformed or has a cost that is not 10 to 14. */
        R notImportable();

        /** The identity was locked for good; a new password does not open it again. */
        R outOfUse();

        /** Its owner asked for more time with a password that was meant to be changed by then. */
        R temporary();

        /** It has a key, a passkey or a TOTP, and the caller's session was opened without it. */
        R guarded();

        /** It is of staff, and the caller has a second factor that was not shown lately. */
        R stale();

        /** Staff do not delete what they themselves are signed in with: somebody is always left. */
        R oneself();

        /** It belongs to staff whose role may more than the caller's. */
        R outranked();

        R overloaded(Duration retryAfter);
    }

    record Done(Identity identity, Optional<OtpAuthUri> totp) implements IdentityOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.done(identity, totp);
        }

        @Override
        public String label() {
            return "DONE";
        }
    }

    record Unfit(Weakness weakness, PasswordPreset preset) implements IdentityOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.unfit(weakness, preset);
        }

        @Override
        public String label() {
            return "UNFIT";
        }
    }

    record Overloaded(Duration retryAfter) implements IdentityOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.overloaded(retryAfter);
        }

        @Override
        public String label() {
            return "OVERLOADED";
        }
    }

    /** The refusals that carry no facts. */
    enum Refused implements IdentityOutcome {
        MISSING {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.missing();
            }
        },
        TAKEN {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.taken();
            }
        },
        NOT_IMPORTABLE {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.notImportable();
            }
        },
        OUT_OF_USE {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.outOfUse();
            }
        },
        GUARDED {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.guarded();
            }
        },
        STALE {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.stale();
            }
        },
        TEMPORARY {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.temporary();
            }
        },
        ONESELF {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.oneself();
            }
        },
        OUTRANKED {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.outranked();
            }
        };

        @Override
        public String label() {
            return name();
        }
    }
}
