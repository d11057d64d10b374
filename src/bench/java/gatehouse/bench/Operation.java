package gatehouse.bench;

import java.util.function.IntConsumer;

/**
 * Something that the server is asked to do many times.
 *
 * @param warmUp calls before anything counts
 * @param calls calls of one round
 * @param worth how often the work is done in one call
 * @param prepare is told how many calls are to come; costs nothing in the figures
 * @param call is told the number of the call, which never repeats; checks the answer
 * @param settle waits until what the calls set off is over
 */
record Operation(
        String name, int warmUp, int calls, int worth, IntConsumer prepare, IntConsumer call, Runnable settle) {
    static Operation of(String name, int warmUp, int calls, IntConsumer call) {
        return new Operation(name, Effort.of(warmUp), Effort.of(calls), 1, count -> {}, call, () -> {});
    }

    /** Work that is done {@code worth} times in one call. */
    static Operation work(String name, int warmUp, int calls, int worth, Runnable call) {
        return new Operation(
                name, Effort.of(warmUp), Effort.of(calls), worth, count -> {}, number -> call.run(), () -> {});
    }

    Operation preparedBy(IntConsumer preparation) {
        return new Operation(name, warmUp, calls, worth, preparation, call, settle);
    }

    Operation settledBy(Runnable end) {
        return new Operation(name, warmUp, calls, worth, prepare, call, end);
    }
}
