/**
 * What the build adds to the OpenAPI description of the eclipse door, so that resources say only what is theirs: limits,
 * refusals, rights. Runs when {@code openapi.json} is made, and is left out of the archive.
 */
package gatehouse.contract.eclipse.description;
