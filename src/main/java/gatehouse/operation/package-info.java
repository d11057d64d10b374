/**
 * What those who run the server, or a tenant, do to it while it runs: where a tenant is told what happens, dead letters
 * that go back to the queue, maintenance, limits. Each leaves a line in the audit. May not know how it is asked for.
 */
package gatehouse.operation;
