/**
 * How everybody gets in for the first time: tenants with their keys and system user, the people who work for them, and
 * their customers. May not know how anybody signs in later, nor any contract's words.
 */
package gatehouse.onboarding;
