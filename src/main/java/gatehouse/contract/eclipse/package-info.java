/**
 * The first door: the eclipse contract under {@code /eclipse-conductor/rest/v1}, its wire records, codes and sentences.
 * Turns wire records into commands and outcomes into answers. May not decide anything that another door would have to
 * decide again, and may not know the other door.
 */
package gatehouse.contract.eclipse;
