// Signing in with a password, a TOTP or a passkey, and choosing a new password by a code or a link.

import {Part, html, nothing} from "./page.js";
import {showPasskey} from "./passkey.js";
import {session} from "./session.js";
import {text} from "./text.js";

class AccountSignIn extends Part {
  static properties = {
    ...Part.properties,
    sandbox: {type: Boolean},
    step: {state: true},
    needsTotp: {state: true},
    identity: {state: true}
  };

  constructor() {
    super();
    this.identity = "";
    this.needsTotp = false;
    // What a link carries is taken out of the address at once: it must not stay in the history of the browser.
    this.carried = location.hash.slice(1);
    if (this.carried) {
      history.replaceState(null, "", location.pathname);
    }
    this.step = this.carried.startsWith("nonce=") ? "foreign" : this.carried ? "link" : "signIn";
  }

  render() {
    return html`<section>${this[this.step]()} ${this.noticeLine()}</section>`;
  }

  signIn() {
    return html`
      <h2>${text("signIn.title")}</h2>
      <form @submit=${this.onSubmit(fields => this.enter(fields))}>
        ${this.identityField()}
        <label
          >${text("signIn.password")}
          <input name="password" type="password" autocomplete="current-password" required minlength="3" maxlength="80" />
        </label>
        ${this.needsTotp
          ? html`<label
              >${text("signIn.totp")}
              <input
                name="totp"
                inputmode="numeric"
                autocomplete="one-time-code"
                pattern="[0-9]{6}"
                maxlength="6"
                required
              />
            </label>`
          : nothing}
        <button ?disabled=${this.busy}>${text("signIn.do")}</button>
      </form>
      <p class="row">
        <button type="button" class="quiet" ?disabled=${this.busy} @click=${this.onPress(() => this.enterByPasskey())}>
          ${text("signIn.passkey")}
        </button>
        <button type="button" class="quiet" ?disabled=${this.busy} @click=${() => this.go("ask")}>
          ${text("signIn.forgot")}
        </button>
      </p>
      ${this.sandbox ? html`<p class="faint">${text("signIn.sample")}</p>` : nothing}
    `;
  }

  identityField() {
    return html`<label
      >${text("signIn.identity")}
      <input
        name="identity"
        autocomplete="username webauthn"
        autocapitalize="none"
        spellcheck="false"
        required
        minlength="3"
        maxlength="40"
        .value=${this.identity}
        @input=${event => (this.identity = event.currentTarget.value)}
      />
    </label>`;
  }

  ask() {
    return html`
      <h2>${text("reset.password.title")}</h2>
      <p>${text("reset.password.what")}</p>
      <form @submit=${this.onSubmit(() => this.sendCode())}>
        ${this.identityField()}
        <button ?disabled=${this.busy}>${text("reset.password.send")}</button>
      </form>
      ${this.wayBack()}
    `;
  }

  code() {
    return html`
      <h2>${text("reset.password.title")}</h2>
      <p>${text("reset.password.sent")}</p>
      <form @submit=${this.onSubmit(fields => this.change(fields.code, fields.password))}>
        <label
          >${text("reset.password.code")}
          <input name="code" inputmode="numeric" autocomplete="one-time-code" required minlength="3" maxlength="20" />
        </label>
        ${this.newPassword()}
      </form>
      ${this.wayBack()}
    `;
  }

  /** The page that the link in a message leads to. */
  link() {
    return html`
      <h2>${text("reset.password.title")}</h2>
      <form @submit=${this.onSubmit(fields => this.change(this.carried, fields.password))}>
        ${this.identityField()} ${this.newPassword()}
      </form>
      ${this.wayBack()}
    `;
  }

  /** A link of a programme: its app has the key that the server asks for, this page has not. */
  foreign() {
    const code = new URLSearchParams(this.carried).get("nonce");
    return html`
      <h2>${text("reset.password.title")}</h2>
      <p>${text("reset.password.foreign")}</p>
      <p class="digits">${code}</p>
      ${this.wayBack()}
    `;
  }

  newPassword() {
    return html`
      <label
        >${text("reset.password.new")}
        <input name="password" type="password" autocomplete="new-password" required minlength="8" maxlength="80" />
      </label>
      <button ?disabled=${this.busy}>${text("reset.password.do")}</button>
    `;
  }

  wayBack() {
    return html`<p>
      <button type="button" class="quiet" @click=${() => this.go("signIn")}>${text("reset.password.back")}</button>
    </p>`;
  }

  go(step) {
    this.step = step;
    this.notice = null;
  }

  async enter({password, totp}) {
    try {
      await this.signInWith({password, ...(totp && {totp})});
    } catch (refused) {
      this.needsTotp ||= refused.code === "USR901";
      throw refused;
    }
  }

  async enterByPasskey() {
    if (!this.querySelector("[name=identity]").reportValidity()) {
      return;
    }
    await this.signInWith(await showPasskey(this.identity));
  }

  async signInWith(proofs) {
    await session.signIn({identity: this.identity, ...proofs});
  }

  async sendCode() {
    await session.callPublicly("POST", `${this.path()}/password-change-init`, {type: "OTP"});
    this.go("code");
  }

  async change(hash, password) {
    await session.callPublicly("POST", `${this.path()}/password-change`, {hash, password});
    this.needsTotp = false;
    this.go("signIn");
    this.tell(text("reset.password.done"));
  }

  path() {
    return `/global/identities/${encodeURIComponent(this.identity)}`;
  }

  wordsFor(refused) {
    if (refused.name === "NotAllowedError") {
      return text("passkey.none");
    }
    const known = {USR901: "signIn.totp.needed", USR902: "signIn.key.needed", USR903: "signIn.expired"};
    return known[refused.code] ? text(known[refused.code]) : super.wordsFor(refused);
  }
}

customElements.define("account-sign-in", AccountSignIn);
