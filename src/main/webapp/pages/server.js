// The server that these pages came from, under whatever path it is mounted.

const ROOT = new URL("..", import.meta.url);

/** An absolute address for a path such as "openapi". */
export function address(path) {
  return new URL(path, ROOT).href;
}

/** What a server that refused has said. Pages decide by status and code, as every client should. */
export class Refused extends Error {
  /** @param violations which fields were wrong, and how: field and sentence */
  constructor(status, code, words, retryAfter, reference, violations) {
    super(words);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
    this.reference = reference;
    this.violations = violations;
  }
}

/** The server could not be reached at all. */
export class Unreachable extends Error {}

/** @returns the JSON of the answer, or null where it has none */
export async function call(method, path, {body, headers = {}, ...more} = {}) {
  return read(await send(method, path, body, headers, more));
}

/** @returns the JSON of an answer that is a success, or null where it has none */
export async function read(answer) {
  const json = await jsonOf(answer);
  if (!answer.ok) {
    throw refusal(answer, json);
  }
  return json;
}

/** @returns the answer as it is, good or bad */
export async function send(method, path, body, headers = {}, more = {}) {
  try {
    return await fetch(address(path), {
      method,
      headers: {Accept: "application/json", ...(body && {"Content-Type": "application/json"}), ...headers},
      body: body && JSON.stringify(body),
      credentials: "omit",
      ...more
    });
  } catch (lost) {
    throw new Unreachable(lost.message);
  }
}

let mode;

/** Whether this is a sandbox, which every answer of one says. */
export function isSandbox() {
  mode ??= askMode().catch(lost => {
    // Whoever asks next may have more luck.
    mode = undefined;
    throw lost;
  });
  return mode;
}

async function askMode() {
  const answer = await send("GET", ".well-known/jwks.json");
  return answer.headers.get("Gatehouse-Mode") === "sandbox";
}

async function jsonOf(answer) {
  const isJson = (answer.headers.get("Content-Type") ?? "").includes("json");
  return isJson ? answer.json().catch(() => null) : null;
}

/** The console names the fields that are wrong; its title is a sentence where there is a code. */
function problemWords(problem) {
  const wrong = (problem?.violations ?? []).map(({field, sentence}) => `${field} ${sentence}`).join("; ");
  return wrong || (problem?.code ? problem.title : "");
}

// Each door words a refusal in its own way: a list of errors, a code, or nothing at all.
function refusal(answer, json) {
  const first = Array.isArray(json) ? json[0] : json;
  return new Refused(
    answer.status,
    first?.code ?? first?.errorCode ?? "",
    first?.description ?? first?.message ?? problemWords(first),
    Number(answer.headers.get("Retry-After") ?? 0),
    answer.headers.get("request-ref") ?? "",
    first?.violations ?? []
  );
}
