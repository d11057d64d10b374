/**
 * What happened to anybody's security, for those who have to account for it: one record of each occurrence, written in
 * the transaction of what it tells, and chained a moment later so that nobody can change the past unseen. Without it a
 * break-in leaves no trace. May not know any contract, nor decide anything: it watches, and is asked.
 *
 * <p>The chain answers for what it has sealed. Before that, for about a second, a record is an ordinary row. Whoever can
 * put the whole database back to an earlier copy puts the chain back too; the end of the chain is therefore logged every
 * hour, and what was logged can be compared.
 */
package gatehouse.audit;
