/** The factors of the contract: listing them, enrolling a phone, and linking a device (2.3). */
package gatehouse.contract.multi.factor;
