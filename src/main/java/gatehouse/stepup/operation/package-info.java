/**
 * What somebody has confirmed and nobody has carried out yet: exactly one operation a session, for a few minutes. May not
 * know by which factor it was confirmed.
 */
package gatehouse.stepup.operation;
