/**
 * Whose customers these are, and under which rules they live: tenants, their keys, and the policies of their
 * populations as plain values. May not know who signs in, nor how any policy is carried out.
 */
package gatehouse.tenant;
