/**
 * The simulator of the contract: a tester answers in place of a device. Only in a sandbox, as a second door with the same
 * words; production answers 404.
 */
package gatehouse.contract.multi.simulate;
