/** The step-up of the contract, by a code to the phone (2.1, 3.3). */
package gatehouse.contract.multi.stepup;
