/** What a tenant's programmes need to call, at the console. May not know how keys are kept. */
package gatehouse.console.tenant;
