/**
 * What Bean Validation needs from us to be predictable: lengths in code points, English sentences, one order. May not
 * know how a door words a violation.
 */
package gatehouse.platform.validation;
