/**
 * The second door: the multi contract under {@code /multi}, its wire records, error codes and bare statuses. Turns wire
 * records into commands and outcomes into answers. May not decide anything that another door would have to decide again,
 * and may not know the other door.
 */
package gatehouse.contract.multi;
