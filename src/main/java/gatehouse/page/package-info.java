/**
 * The pages for people: which there are, where, and under which content security policy. What they show and do is in
 * {@code src/main/webapp/pages}; they call the doors as any other client does, so no room knows this one.
 */
package gatehouse.page;
