// Who is signed in at the eclipse door. The token is in this module's memory and nowhere else: no storage that a script
// could read later, no cookie, no address. A page that is loaded again asks its user to sign in.

import {Refused, call} from "./server.js";

const API = "eclipse-conductor/rest/v1";
const CONSOLE = "console/api";
/** A token is renewed this long before it ends, or at half its life: one that has ended cannot be renewed any more. */
const AHEAD_MILLIS = 60_000;
/** After an answer that was lost it is tried again so much later. */
const AGAIN_MILLIS = 5_000;
/** Whoever is here without calling is told to the server so often: it may end idle sessions after five minutes. */
const ALIVE_MILLIS = 3 * 60_000;
/** Whoever does nothing for so long has left; the page says so a minute before. */
const IDLE_MILLIS = 10 * 60_000;
const WARNING_MILLIS = 60_000;
/** A computer that sleeps stops its timers, so the time is looked at often rather than waited for. */
const TICK_MILLIS = 1_000;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "touchstart", "wheel"];
/** With 401 they say that the token is dead. SEC001 comes with 403 too, and is then about the call alone. */
const DEAD = ["SEC001", "USR904"];

/**
 * Events: "change" when somebody signed in or out, with the reason in `detail`; "idle" each second from a minute before
 * inactivity ends the session, with the seconds that are left in `detail`; "active" when somebody came back.
 */
class Session extends EventTarget {
  #identity = "";
  #login = null;
  #claims = null;
  #renewAt = 0;
  #notBefore = 0;
  #endsAt = 0;
  #watch = 0;
  #lastSeen = 0;
  #lastCall = 0;
  #isWarned = false;

  constructor() {
    super();
    for (const sign of SIGNS_OF_LIFE) {
      addEventListener(sign, () => this.stay(), {passive: true});
    }
    // A page that is left may be kept by the browser, token and all, and be shown again.
    addEventListener("pagehide", () => this.#leave("signedOut"));
  }

  get isOpen() {
    return this.#login !== null;
  }

  /** The name that somebody signed in with, as it was typed. */
  get identity() {
    return this.#identity;
  }

  get tenant() {
    return this.#claims.tenant;
  }

  /** The number of the customer, or of the admin user. */
  get uid() {
    return this.#claims.uid;
  }

  get isCustomer() {
    return this.#login.roles.includes("CUSTOMER");
  }

  /** Of the whole server. */
  get isGlobalAdmin() {
    return this.#login.roles.includes("GLOBAL_ADMIN");
  }

  /** The path of the customer, or of the admin user, who is signed in. */
  get own() {
    return `/tenants/${this.tenant}/${this.isCustomer ? "customers" : "admin-users"}/${this.uid}`;
  }

  /** A call to the eclipse door, with the token where there is one. The end of the session ends it here too. */
  call(method, path, body) {
    return this.#call(method, API + path, body, ({code}) => DEAD.includes(code));
  }

  /**
   * A call to the console, which the token opens too. It says 401 only when the token is dead.
   *
   * @param reason why it is made; undefined where the body says so, or nobody was asked
   */
  callConsole(method, path, body, reason) {
    const headers = reason ? {"Gatehouse-Reason": encodeURIComponent(reason)} : {};
    return this.#call(method, CONSOLE + path, body, () => true, headers);
  }

  /** @param isDead whether a refusal with 401 says that the token is dead */
  async #call(method, path, body, isDead, more = {}) {
    const sent = this.#login;
    const sentAt = Date.now();
    try {
      const answer = await call(method, path, {body, headers: {...(sent && {[sent.headerName]: sent.headerValue}), ...more}});
      this.#lastCall = Math.max(this.#lastCall, sentAt);
      return answer;
    } catch (refused) {
      const isOver = refused instanceof Refused && refused.status === 401 && isDead(refused);
      if (isOver && sent && sent === this.#login) {
        this.#forget("ended");
      }
      throw refused;
    }
  }

  /** A call that needs no token. A dead token would have it refused, so none is sent. */
  callPublicly(method, path, body) {
    return call(method, API + path, {body});
  }

  /** @param proofs identity, and a password, a TOTP or what a passkey gave */
  async signIn(proofs) {
    const login = await this.callPublicly("POST", "/authentication/login", proofs);
    clearInterval(this.#watch);
    this.#keep(login);
    this.#identity = proofs.identity;
    this.#lastSeen = Date.now();
    this.#lastCall = Date.now();
    this.#watch = setInterval(() => this.#look(), TICK_MILLIS);
    this.#tell("change", "signedIn");
  }

  /** Whatever the server says, this page forgets the token: whoever leaves wants to be out. */
  async signOut(reason = "signedOut") {
    const {headerName, headerValue} = this.#login;
    this.#forget(reason);
    await call("POST", `${API}/authentication/logout`, {
      body: {jwt: headerValue.replace("Bearer ", "")},
      headers: {[headerName]: headerValue},
      keepalive: true
    });
  }

  /** Somebody is there; who comes back too late finds the session closed, although no timer has told yet. */
  stay() {
    if (this.#idleMillisLeft() <= 0) {
      this.#leave("idle");
      return;
    }
    this.#lastSeen = Date.now();
    if (this.#isWarned) {
      this.#isWarned = false;
      this.#tell("active");
    }
  }

  /** Ends what is open when nobody is there to be told how that went. */
  #leave(reason) {
    if (this.isOpen) {
      // What the server answers changes nothing here: the token is forgotten, and dies there by itself.
      this.signOut(reason).catch(() => {});
    }
  }

  #idleMillisLeft() {
    return this.#lastSeen + IDLE_MILLIS - Date.now();
  }

  /** Its life is counted from now by our own clock, which may be another than the server's. */
  #keep(login) {
    const before = this.#claims;
    this.#login = login;
    this.#claims = claimsOf(login.headerValue);
    const life = (this.#claims.exp - this.#claims.iat) * 1_000;
    this.#endsAt = Date.now() + life;
    // At the longest life of the session a new token ends no later than the old one: renewing it would go on and on.
    const isLast = before !== null && this.#claims.exp <= before.exp;
    this.#renewAt = isLast ? Infinity : Date.now() + Math.max(life / 2, life - AHEAD_MILLIS);
  }

  #look() {
    const left = this.#idleMillisLeft();
    if (left <= 0) {
      this.#leave("idle");
      return;
    }
    if (left <= WARNING_MILLIS) {
      this.#isWarned = true;
      this.#tell("idle", Math.ceil(left / 1_000));
    }
    const now = Date.now();
    const isUntold = this.#lastSeen > this.#lastCall && now - this.#lastCall >= ALIVE_MILLIS;
    if ((now >= this.#renewAt || isUntold) && now >= this.#notBefore) {
      this.#renew();
    }
  }

  async #renew() {
    const before = this.#login;
    this.#notBefore = Date.now() + AGAIN_MILLIS;
    try {
      const renewed = await this.call("POST", "/authentication/renew", {jwt: before.headerValue.replace("Bearer ", "")});
      if (before === this.#login) {
        this.#keep(renewed);
      }
    } catch (refused) {
      if (before !== this.#login) {
        return;
      }
      // A refusal is final. A lost answer may be asked for again, as long as the token lives.
      const isFinal = refused instanceof Refused && refused.status < 500 && refused.status !== 429;
      if (isFinal || Date.now() >= this.#endsAt) {
        this.#forget("ended");
      } else if (refused.retryAfter) {
        this.#notBefore = Date.now() + refused.retryAfter * 1_000;
      }
    }
  }

  #forget(reason) {
    clearInterval(this.#watch);
    this.#identity = "";
    this.#login = null;
    this.#claims = null;
    this.#isWarned = false;
    this.#tell("change", reason);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }
}

/** What the token says; only the server can tell whether it is true. */
function claimsOf(headerValue) {
  const payload = headerValue.split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
  const bytes = Uint8Array.from(atob(payload), letter => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

export const session = new Session();
