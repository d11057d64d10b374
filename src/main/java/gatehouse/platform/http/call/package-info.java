/**
 * One call before anybody looks at what it wants: who sends it from where, as far as proxies can be trusted, and the
 * trace that it belongs to. May not know how it is answered.
 */
package gatehouse.platform.http.call;
