package gatehouse.linking;

import gatehouse.authenticator.device.DeviceUse;
import java.util.UUID;

/** What came of a device that wanted to be linked. */
public sealed interface LinkingResult {
    /** @param device by which it names itself from now on */
    record Linked(UUID device, DeviceUse use) implements LinkingResult {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.linked(this);
        }
    }

    /** The code was never made, used, replaced or is too old. */
    record CodeInvalid() implements LinkingResult {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.codeInvalid(this);
        }
    }

    /** The signature is not one of the key over what was sent. The code is as good as before. */
    record ProofWrong() implements LinkingResult {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.proofWrong(this);
        }
    }

    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R linked(Linked linked);

        R codeInvalid(CodeInvalid codeInvalid);

        R proofWrong(ProofWrong proofWrong);
    }
}
