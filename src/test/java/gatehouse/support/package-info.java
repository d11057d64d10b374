/** What tests of several capabilities lean on. */
package gatehouse.support;
