/** What the calls of this contract have in common that take a code which was sent to a phone. */
package gatehouse.contract.multi.otp;
