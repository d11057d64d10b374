/** What belongs to the server and to no tenant, at the console: its signing keys and how busy it is. */
package gatehouse.console.server;
