/**
 * Looking after the people of a tenant: finding somebody by what they say of themselves, seeing at a glance who they are
 * and how they sign in, and helping them back in. Without it staff would have to look through tables. May not know who
 * shows it, nor any contract's words.
 */
package gatehouse.care;
