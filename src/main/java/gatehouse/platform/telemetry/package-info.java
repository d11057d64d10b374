/**
 * Spans: how long each part of a call took, wherever it went on, for a server that collects them. Where none does there
 * are no spans, and everything is as without this room. May not know who collects.
 */
package gatehouse.platform.telemetry;
