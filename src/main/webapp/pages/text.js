// Every word that a page shows comes from a file of texts, one for each language, so that translators need no code.

import en from "./texts/en.js";

const LANGUAGES = {en};
const chosen = navigator.languages.map(tag => tag.split("-")[0]).find(tag => tag in LANGUAGES) ?? "en";
const texts = LANGUAGES[chosen];

document.documentElement.lang = chosen;

/** The text of a key, with {name} replaced by values.name. A key that is missing shows itself, and a test finds it. */
export function text(key, values = {}) {
  const found = texts[key] ?? key;
  return found.replace(/\{(\w+)}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** A point in time as people here write it. */
export function moment(iso) {
  return new Date(iso).toLocaleString(chosen, {dateStyle: "medium", timeStyle: "medium"});
}
