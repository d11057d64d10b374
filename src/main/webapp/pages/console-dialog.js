// Before something dangerous: why, and that it is really them. The reason lands in the audit; a second factor that was
// shown counts for five minutes.

import {ConsolePart, ask} from "./console-part.js";
import {link} from "./console-route.js";
import {html, nothing} from "./page.js";
import {canPasskeys, showPasskey} from "./passkey.js";
import {session} from "./session.js";
import {text} from "./text.js";

/** A little less than the server's five minutes, counted from when the answer came. */
const CONFIRMED_MILLIS = 290_000;
const REQUIRED = "CONFIRMATION_REQUIRED";
const MISSING = "SECOND_FACTOR_MISSING";

class ConsoleDialog extends ConsolePart {
  static properties = {...ConsolePart.properties, wish: {state: true}, factors: {state: true}, isFresh: {state: true}};

  constructor() {
    super();
    this.wish = null;
    this.confirmedUntil = 0;
    this.onChange = () => this.forget();
  }

  connectedCallback() {
    super.connectedCallback();
    session.addEventListener("change", this.onChange);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    session.removeEventListener("change", this.onChange);
  }

  forget() {
    this.confirmedUntil = 0;
    this.close();
  }

  /** @returns what the work returned, or undefined when it was not done */
  async open(wish) {
    this.factors = (await ask("GET", "/me")).secondFactors;
    this.wish = wish;
    this.notice = null;
    const isFree = wish.isHarmless || (wish.isGuarded && !this.factors.length);
    this.isFresh = isFree || Date.now() < this.confirmedUntil;
    await this.updateComplete;
    const dialog = this.querySelector("dialog");
    dialog.showModal();
    return new Promise(resolve => {
      this.result = undefined;
      dialog.addEventListener("close", () => {
        this.wish = null;
        resolve(this.result);
      }, {once: true});
    });
  }

  close() {
    this.querySelector("dialog")?.close();
  }

  render() {
    return html`<dialog aria-labelledby="wish">${this.wish ? this.question() : nothing}</dialog>`;
  }

  question() {
    const {key, values} = this.wish;
    return html`
      <h2 id="wish">${text(`danger.${key}.title`, values)}</h2>
      <p>${text(`danger.${key}.what`, values)}</p>
      ${this.isFresh || this.factors.length ? this.form() : this.missing()}
    `;
  }

  missing() {
    return html`<p>${text("confirm.missing")}</p>
      <div class="row">
        <a class="button" href=${link(this.tenant, "you")} @click=${() => this.close()}>${text("confirm.missing.do")}</a>
        ${this.cancelButton()}
      </div>`;
  }

  form() {
    return html`<form @submit=${this.onSubmit(fields => this.go(fields))}>
      <label
        >${text("confirm.reason")}
        <input name="reason" autocomplete="off" required minlength="5" maxlength="200" />
      </label>
      ${this.isFresh ? nothing : this.proof()}
      <div class="row">
        <button class="danger" aria-disabled=${this.busy}>${text(`danger.${this.wish.key}.do`)}</button>
        ${this.cancelButton()}
      </div>
      ${this.noticeLine()}
    </form>`;
  }

  proof() {
    const hasApp = this.factors.includes("TOTP");
    return html`
      <p class="faint">${text("confirm.why")}</p>
      ${hasApp
        ? html`<label
            >${text("confirm.totp")}
            <input
              name="otp"
              inputmode="numeric"
              autocomplete="one-time-code"
              pattern="[0-9]{6}"
              maxlength="6"
              ?required=${!this.factors.includes("WEBAUTHN")}
            />
          </label>`
        : nothing}
      ${this.factors.includes("WEBAUTHN") && canPasskeys
        ? html`<p class="faint">${text(hasApp ? "confirm.passkey.or" : "confirm.passkey")}</p>`
        : nothing}
    `;
  }

  cancelButton() {
    return html`<button type="button" class="quiet" @click=${() => this.close()}>${text("confirm.cancel")}</button>`;
  }

  async go({reason, otp}) {
    if (!this.isFresh) {
      await this.confirm(otp);
    }
    try {
      this.result = (await this.wish.work(reason)) ?? true;
    } catch (refused) {
      this.learn(refused);
      throw refused;
    }
    this.close();
  }

  /** The server knows better what is still good, and what there is to show. */
  learn({code}) {
    if (code === REQUIRED) {
      this.confirmedUntil = 0;
      this.isFresh = false;
    } else if (code === MISSING) {
      this.confirmedUntil = 0;
      this.isFresh = false;
      this.factors = [];
    }
  }

  async confirm(otp) {
    const proof = otp ? {otp} : {webAuthn: await showPasskey(session.identity)};
    await session.callConsole("POST", "/confirmation", proof);
    this.confirmedUntil = Date.now() + CONFIRMED_MILLIS;
    this.isFresh = true;
  }

  wordsFor(refused) {
    if (refused.name === "NotAllowedError") {
      return text("passkey.none");
    }
    return this.wish.part.wordsFor(refused);
  }
}

/**
 * Asks why, and who it is, and then does it.
 *
 * @param part whose action it is, and whose words for refusals
 * @param key of the texts that say what will happen
 * @param values for these texts
 * @param work is given the reason
 * @returns what the work returned, true where that is nothing, or undefined when nothing was done
 */
export function dangerous(part, key, values, work) {
  return document.querySelector("console-dialog").open({part, key, values, work});
}

/** Asks why, and whoever has a second factor also who it is, and then does it. Else as {@link dangerous}. */
export function guarded(part, key, values, work) {
  return document.querySelector("console-dialog").open({part, key, values, work, isGuarded: true});
}

/** Asks why, and then does it: nobody has to fear it. Else as {@link dangerous}. */
export function explained(part, key, values, work) {
  return document.querySelector("console-dialog").open({part, key, values, work, isHarmless: true});
}

customElements.define("console-dialog", ConsoleDialog);
