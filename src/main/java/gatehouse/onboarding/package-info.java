/**
 * How everybody gets in for the first time: tenants with their keys and first system user, and their customers. May not
 * know how anybody signs in later, nor any contract's words.
 */
package gatehouse.onboarding;
