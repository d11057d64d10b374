/** Opening the identities of persons and companies, reading and changing them, in the words of this contract (2.4). */
package gatehouse.contract.multi.identity;
