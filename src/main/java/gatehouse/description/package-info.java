/**
 * What the build adds to the OpenAPI description of a door, so that resources say only what is theirs: limits, refusals,
 * rights. Runs when the descriptions are made, and is left out of the archive. May not know any contract's words.
 */
package gatehouse.description;
