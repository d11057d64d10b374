/** Users who act for an identity beside its root, and the invites by which they come in, in the words of this contract (2.4). */
package gatehouse.contract.multi.user;
