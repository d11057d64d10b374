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

/** The text of a key that names something the server knows; what is not translated is shown as it came. */
export function wordFor(prefix, code) {
  return texts[`${prefix}.${code}`] ?? code;
}

/** A point in time as people here write it. */
export function moment(iso) {
  return new Date(iso).toLocaleString(chosen, {dateStyle: "medium", timeStyle: "medium"});
}

/** The same without what everybody knows: the day when it is today, and the seconds. */
export function shortMoment(iso) {
  const then = new Date(iso);
  const isToday = then.toDateString() === new Date().toDateString();
  return then.toLocaleString(chosen, isToday ? {timeStyle: "short"} : {dateStyle: "medium", timeStyle: "short"});
}

/** Such as "30 minutes"; a unit is "minute" or the like. */
export function length(amount, unit) {
  return amount.toLocaleString(chosen, {style: "unit", unit, unitDisplay: "long"});
}

export function count(number) {
  return number.toLocaleString(chosen);
}
