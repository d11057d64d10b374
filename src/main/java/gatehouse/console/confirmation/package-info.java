/**
 * What the console asks of staff before anything dangerous: a second factor that was shown a moment ago, and a reason. May
 * not know what the dangerous things are.
 */
package gatehouse.console.confirmation;
