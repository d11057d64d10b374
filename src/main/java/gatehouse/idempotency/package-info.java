/**
 * A call that is sent twice under one reference is carried out once: whoever lost the answer asks again and gets it. May
 * not know what any call does, nor how an answer is worded: it works with keys, hashes and sealed texts.
 */
package gatehouse.idempotency;
