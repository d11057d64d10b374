/**
 * The part of the console by which a tenant says what its messages say, and in which language a customer reads them. May
 * not know how a text is kept, nor what is told in it.
 */
package gatehouse.console.text;
