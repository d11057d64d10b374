/**
 * What every capability needs and no business word describes: the clock, randomness, ids, secrets and sealing at rest,
 * settings. May not know who signs in, what a tenant is, or which contract is asking.
 */
package gatehouse.platform;
