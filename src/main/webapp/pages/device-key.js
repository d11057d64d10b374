// The key of this device and what it signs, as the protocol of devices has it. The private half is made by the browser and
// can be used but never read, by this page neither.

import {Refused, address, call, send} from "./server.js";

const API = "device/api";
const KEY = {name: "ECDSA", namedCurve: "P-256"};
const SIGNATURE = {name: "ECDSA", hash: "SHA-256"};
const NONCE_BYTES = 18;
const STORE = "devices";
const ONLY = "this";

/** A device that is linked to its owner. */
export class Device {
  #id;
  #key;

  constructor({id, name, use, key}) {
    this.#id = id;
    this.#key = key;
    this.name = name;
    this.use = use;
  }

  /** @returns the device of this browser, or null */
  static async stored() {
    const kept = await withStore("readonly", store => store.get(ONLY));
    return kept ? new Device(kept) : null;
  }

  /** @param code as the owner was shown it, with blanks, dashes and small letters as they like */
  static async link(code, name) {
    const plain = code.replace(/[\s-]/g, "").toUpperCase();
    const pair = await crypto.subtle.generateKey(KEY, false, ["sign"]);
    const publicKey = new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey));
    const signature = await sign(pair.privateKey, ["gatehouse-device-link-v1", plain, publicKey, name]);
    const {deviceId, use} = await call("POST", `${API}/enrolments`, {
      body: {code: plain, publicKey: base64(publicKey), name, signature}
    });
    const kept = {id: deviceId, name, use, key: pair.privateKey};
    await withStore("readwrite", store => store.put(kept, ONLY));
    return new Device(kept);
  }

  /** Drops the key; the owner unlinks the device where they signed in. */
  static async forget() {
    await withStore("readwrite", store => store.delete(ONLY));
  }

  async waiting() {
    const {challenges} = await this.#call("GET", `/${API}/challenges`);
    return challenges;
  }

  async answer(challenge, verdict) {
    const {operation} = challenge;
    const fields = ["gatehouse-device-answer-v1", this.#id, challenge.id, bytesOf(challenge.challenge), challenge.purpose, verdict];
    if (operation) {
      fields.push(operation.amount, operation.currency, operation.payee);
    }
    const signature = await sign(this.#key, fields);
    await this.#call("POST", `/${API}/challenges/${challenge.id}/answers`, {verdict, signature});
  }

  /**
   * Listens until the server ends the stream.
   *
   * @param onChallenges is given the whole list each time it changed
   * @param signal ends it from here
   */
  async listen(onChallenges, signal) {
    const path = `/${API}/events`;
    const answer = await send(
      "GET",
      path.slice(1),
      undefined,
      {...(await this.#header("GET", path)), Accept: "text/event-stream"},
      {signal}
    );
    if (!answer.ok) {
      throw new Refused(answer.status, "", "", Number(answer.headers.get("Retry-After") ?? 0), "");
    }
    for await (const {event, data} of events(answer.body)) {
      if (event === "challenges") {
        onChallenges(JSON.parse(data).challenges);
      }
    }
  }

  async #call(method, path, body) {
    return call(method, path.slice(1), {body, headers: await this.#header(method, path)});
  }

  async #header(method, path) {
    const seconds = String(Math.floor(Date.now() / 1_000));
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

/** The server-sent events of a stream. Its lines may come in any pieces. */
async function* events(stream) {
  let rest = "";
  let current = {event: "message", data: ""};
  for await (const piece of readable(stream.pipeThrough(new TextDecoderStream()))) {
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

/** The browser's database holds the key itself, and not what it is made of. One for each server. */
function withStore(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(`gatehouse ${address("")}`, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(request.result);
      };
      transaction.onerror = () => reject(transaction.error);
    };
  });
}
