/** Members that many bodies of this door share, and the rules that they are held to. */
package gatehouse.contract.multi.wire;
