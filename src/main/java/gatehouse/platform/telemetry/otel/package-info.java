/**
 * Spans by OpenTelemetry, where the server has it. Where its interfaces are missing CDI cannot load what is here and goes on
 * without it; therefore nothing else of the house may touch them.
 */
package gatehouse.platform.telemetry.otel;
