/** The factors of the contract: listing them, and enrolling a phone (2.3). */
package gatehouse.contract.multi.factor;
