/**
 * What {@code mvn -Pbench} runs: a Gatehouse as in production, a floor beside it in the same container, and the CPU that
 * one costs over the other. Never part of the WAR, and no test: a missed aim is a figure, a wrong answer is a failure.
 * May not know more of Gatehouse than its settings and its contract.
 */
package gatehouse.bench;
