// What the sections of the console share: the tenant that they are about, its door, and its words for refusals.

import {Part} from "./page.js";
import {Refused} from "./server.js";
import {session} from "./session.js";
import {moment, text} from "./text.js";

const WORDED = [403, 404, 409, 410];
const CODES = [
  "CONFIRMATION_REQUIRED",
  "CONFIRMATION_REFUSED",
  "FACTOR_LOCKED",
  "FACTORS_NOT_SHOWN",
  "LAST_WAY_IN",
  "ACCEPTED_BEFORE",
  "NO_PHONE",
  "TOO_MANY_KEYS",
  "LAST_KEY",
  "TOO_SOON"
];

/** As the server writes a point in time. */
const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** The tenant that operates the server; it has no customers. */
export const PLATFORM = 0;

export class ConsolePart extends Part {
  static properties = {...Part.properties, tenant: {type: Number}};

  /** A call about the tenant, perhaps for a reason that stands in the audit. */
  ask(method, path, body, reason) {
    return ask(method, `/tenants/${this.tenant}${path}`, body, reason);
  }

  wordsFor(refused) {
    return wordsFor(refused) ?? super.wordsFor(refused);
  }
}

/** A call to the console's door. */
export function ask(method, path, body, reason) {
  return session.callConsole(method, path, body, reason);
}

/** @returns what is there, or null where there is none */
export async function find(call) {
  try {
    return await call;
  } catch (refused) {
    if (refused instanceof Refused && refused.status === 404) {
      return null;
    }
    throw refused;
  }
}

/** A path with what is given as its query, without what is empty. */
export function query(path, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return given.length ? `${path}?${new URLSearchParams(given)}` : path;
}

/** By the code, where the server gives one; what stands behind it may be the server's own sentence. */
function wordsFor(refused) {
  if (!(refused instanceof Refused)) {
    return undefined;
  }
  if (CODES.includes(refused.code)) {
    return text(`console.code.${refused.code}`, {words: refused.message.replace(INSTANT, moment)});
  }
  return WORDED.includes(refused.status) && !refused.message ? text(`console.refused.${refused.status}`) : undefined;
}
