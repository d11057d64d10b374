/**
 * What recipients read: a tenant's own words for each purpose, channel and language, and built-in English where it has
 * none. It is here that a text is kept to its length, that a link is ours or is not there, and that a page's code names the
 * page. Without it every tenant would speak English and nobody could say otherwise.
 *
 * <p>Whoever has something to tell makes a {@link gatehouse.text.Content} by {@link gatehouse.text.Texts}, lets {@link
 * gatehouse.text.Letters} put it into words for a {@link gatehouse.text.Reader}, and posts the draft.
 *
 * <p>May not know why something is told, nor how it travels.
 */
package gatehouse.text;
