/**
 * How a text becomes short messages: the default alphabet of SMS, UCS-2 for everything else, and the parts that a phone
 * puts together again. Whoever counts and whoever sends use the same cut. May not know what a text says, nor a gateway.
 */
package gatehouse.message.gsm;
