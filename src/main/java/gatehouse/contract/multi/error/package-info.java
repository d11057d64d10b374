/** How this door says no: bare statuses, codes of conflicts, and the fields that are wrong. */
package gatehouse.contract.multi.error;
