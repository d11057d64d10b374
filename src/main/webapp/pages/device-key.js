// The key of this device and what it signs, as the protocol of devices has it. The private half is made by the browser and
// can be used but never read, by this page neither.

import {address, call, read, send} from "./server.js";

const API = "device/api";
const KEY = {name: "ECDSA", namedCurve: "P-256"};
const SIGNATURE = {name: "ECDSA", hash: "SHA-256"};
const NONCE_BYTES = 18;
const STORE = "devices";
const ONLY = "this";
/** The server says each 15 seconds that it is there; after so long without it the connection is dead. */
const SILENT_MILLIS = 40_000;
/** So far a signed call may be off from the server's time. */
const OFF_SECONDS = 60;

/** The name that is ours alone among all that come from one host: of the database, and of what tabs tell each other. */
export const NAME = `gatehouse ${address("")}`;

/** A device that is linked to its owner. */
export class Device {
  #id;
  #key;
  #aheadSeconds = 0;

  constructor({id, name, use, key}) {
    this.#id = id;
    this.#key = key;
    this.name = name;
    this.use = use;
  }

  /** @returns the device of this browser, or null */
  static async stored() {
    const kept = await withStore("readonly", store => store.get(ONLY));
    return kept?.id ? new Device(kept) : null;
  }

  /** @param code as the owner was shown it, with blanks, dashes and small letters as they like */
  static async link(code, name) {
    const plain = code.replace(/[\s-]/g, "").toUpperCase();
    const pair = await crypto.subtle.generateKey(KEY, false, ["sign"]);
    const publicKey = new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey));
    const signature = await sign(pair.privateKey, ["gatehouse-device-link-v1", plain, publicKey, name]);
    // Kept before it is used: a browser that keeps nothing must not use up the code.
    await keep({name, key: pair.privateKey});
    const {deviceId, use} = await call("POST", `${API}/enrolments`, {
      body: {code: plain, publicKey: base64(publicKey), name, signature}
    });
    const kept = {id: deviceId, name, use, key: pair.privateKey};
    await keep(kept);
    return new Device(kept);
  }

  /** Drops the key; the owner unlinks the device where they signed in. */
  static async forget() {
    await withStore("readwrite", store => store.delete(ONLY));
  }

  async waiting() {
    const {challenges} = await read(await this.#send("GET", `/${API}/challenges`));
    return challenges;
  }

  async answer(challenge, verdict) {
    const {operation} = challenge;
    const fields = ["gatehouse-device-answer-v1", this.#id, challenge.id, bytesOf(challenge.challenge), challenge.purpose, verdict];
    if (operation) {
      fields.push(operation.amount, operation.currency, operation.payee);
    }
    const signature = await sign(this.#key, fields);
    await read(await this.#send("POST", `/${API}/challenges/${challenge.id}/answers`, {body: {verdict, signature}}));
  }

  /**
   * Listens until the server ends the stream, or is silent for so long that the connection must be dead.
   *
   * @param onChallenges is given the whole list at first, and each time it changed
   * @param signal ends it from here
   */
  async listen(onChallenges, signal) {
    const silence = new AbortController();
    let watchdog;
    const isThere = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => silence.abort(), SILENT_MILLIS);
    };
    try {
      isThere();
      const answer = await this.#send("GET", `/${API}/events`, {
        headers: {Accept: "text/event-stream"},
        more: {signal: AbortSignal.any([signal, silence.signal])}
      });
      if (!answer.ok) {
        await read(answer);
      }
      // Nothing waits as long as no event came.
      onChallenges([]);
      for await (const {event, data} of events(answer.body, isThere)) {
        if (event === "challenges") {
          onChallenges(JSON.parse(data).challenges);
        }
      }
    } finally {
      clearTimeout(watchdog);
    }
  }

  /** A 401 may mean that this clock is off. The server's time comes along, so by that it is tried once more. */
  async #send(method, path, call = {}) {
    const answer = await this.#sendOnce(method, path, call);
    const off = Number(answer.headers.get("Gatehouse-Time")) - this.#seconds();
    if (answer.status !== 401 || Math.abs(off) <= OFF_SECONDS) {
      return answer;
    }
    this.#aheadSeconds += off;
    return this.#sendOnce(method, path, call);
  }

  async #sendOnce(method, path, {body, headers, more}) {
    return send(method, path.slice(1), body, {...headers, ...(await this.#header(method, path))}, more);
  }

  #seconds() {
    return Math.floor(Date.now() / 1_000) + this.#aheadSeconds;
  }

  async #header(method, path) {
    const seconds = String(this.#seconds());
    const nonce = base64(crypto.getRandomValues(new Uint8Array(NONCE_BYTES))).replace(/\+/g, "-").replace(/\//g, "_");
    const signature = await sign(this.#key, ["gatehouse-device-call-v1", this.#id, method, path, seconds, nonce]);
    return {"Gatehouse-Device": `v1.${this.#id}.${seconds}.${nonce}.${signature}`};
  }
}

async function sign(key, fields) {
  return base64(new Uint8Array(await crypto.subtle.sign(SIGNATURE, key, framed(fields))));
}

/** Each field behind its length in four bytes, so that no two lists are the same bytes. */
export function framed(fields) {
  const parts = fields.map(field => (typeof field === "string" ? new TextEncoder().encode(field) : field));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  let at = 0;
  for (const part of parts) {
    new DataView(bytes.buffer).setUint32(at, part.length);
    bytes.set(part, at + 4);
    at += 4 + part.length;
  }
  return bytes;
}

/**
 * The server-sent events of a stream. Its lines may come in any pieces.
 *
 * @param onPiece is called for whatever comes, also for what is no event
 */
async function* events(stream, onPiece) {
  let rest = "";
  let current = {event: "message", data: ""};
  for await (const piece of readable(stream.pipeThrough(new TextDecoderStream()))) {
    onPiece();
    const lines = (rest + piece).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      if (line === "") {
        yield current;
        current = {event: "message", data: ""};
      } else if (line.startsWith("event:")) {
        current.event = line.slice(6).trim();
      } else if (line.startsWith("data:")) {
        current.data += line.slice(5).trim();
      }
    }
  }
}

async function* readable(stream) {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      yield next.value;
    }
  } finally {
    reader.releaseLock();
  }
}

function base64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}

function bytesOf(text) {
  return Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
}

function keep(device) {
  return withStore("readwrite", store => store.put(device, ONLY));
}

/** The browser's database holds the key itself, and not what it is made of. One for each server. */
function withStore(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error());
    opening.onsuccess = () => {
      const database = opening.result;
      try {
        const transaction = database.transaction(STORE, mode);
        const request = work(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(request.result);
        // Also after an error, and when the disk is full.
        transaction.onabort = () => reject(transaction.error ?? new Error());
      } catch (broken) {
        reject(broken);
      } finally {
        // It closes when what was begun is done.
        database.close();
      }
    };
  });
}
