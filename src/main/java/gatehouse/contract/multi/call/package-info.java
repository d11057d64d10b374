/** Whose programme calls, and who of its users: what every call of this door is asked first, in this order. */
package gatehouse.contract.multi.call;
