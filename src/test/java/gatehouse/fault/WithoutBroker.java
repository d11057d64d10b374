package gatehouse.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What holds when the broker is away: nobody waits for it. Codes are late, for the rows of the outbox wait, and no call fails
 * but what was just being committed when it went.
 */
abstract class WithoutBroker<F extends Enum<F>> extends WhatHolds<F> {
    @Override
    final long stuckIn(F fault) {
        return 0;
    }

    @Test
    @Override
    void sentence2ACallWithoutAnAnswerHappenedAsAWholeOrNotAtAll() {
        assertThat(cutShort())
                .as("calls that were being committed when the broker went")
                .hasSizeLessThanOrEqualTo(Traffic.CLIENTS * faults().size());
        assertThat(brokenHalfWay()).isEmpty();
    }

    @Test
    @Override
    void sentence10AnOutageIsToldInTimeInTheWordsOfTheDoorAndWithoutDetail() {
        assertThat(seen())
                .as("there is none to tell")
                .hasSizeGreaterThan(10)
                .allSatisfy(each -> assertThat(each.isServed()).as("%s", each).isTrue())
                .allSatisfy(each -> assertThat(each.took()).isLessThan(PROMISED_ANSWER));
    }
}
