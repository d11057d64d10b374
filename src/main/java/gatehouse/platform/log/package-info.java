/**
 * How the house writes to the server's log: one line an event, with the trace of its call, and nothing in it that must
 * not be there. May not know what is logged, nor where the server keeps it.
 */
package gatehouse.platform.log;
