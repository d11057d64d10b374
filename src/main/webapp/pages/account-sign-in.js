// Signing in with a password, a TOTP or a passkey, and choosing a new password by a code or a link.

import {Part, html, nothing} from "./page.js";
import {canPasskeys, showPasskey} from "./passkey.js";
import {session} from "./session.js";
import {text} from "./text.js";

/** Where the links of messages lead; on other paths a fragment is none of ours. */
const LINKED = "/account/reset";
/** The fragment of the link that skips the head of the page. */
const CONTENT = "main";
/** The server takes a passkey that was shown for two minutes. */
const PASS_MILLIS = 110_000;

class AccountSignIn extends Part {
  static properties = {
    ...Part.properties,
    sandbox: {type: Boolean},
    sample: {},
    step: {state: true},
    asksTotp: {state: true},
    identity: {state: true},
    pass: {state: true}
  };

  constructor() {
    super();
    this.identity = "";
    this.asksTotp = false;
    this.pass = null;
    this.step = "signIn";
    this.onHash = () => this.readLink();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("hashchange", this.onHash);
    this.readLink();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.onHash);
    clearTimeout(this.forgetting);
  }

  updated(changed) {
    if (changed.get("step")) {
      this.lead();
    }
  }

  /** What a link carries is taken out of the address at once: it must not stay in the history of the browser. */
  readLink() {
    const carried = location.hash.slice(1);
    if (!carried || carried === CONTENT || !location.pathname.endsWith(LINKED)) {
      return;
    }
    history.replaceState(null, "", location.pathname);
    this.carried = carried;
    this.go(carried.startsWith("nonce=") ? "foreign" : "link");
  }

  render() {
    return html`<section>${this[this.step]()} ${this.noticeLine()}</section>`;
  }

  signIn() {
    return html`
      <h2 tabindex="-1">${text("signIn.title")}</h2>
      <form @submit=${this.onSubmit(() => this.enter())}>
        ${this.identityField()}
        <label
          >${text("signIn.password")}
          <input
            name="password"
            type="password"
            autocomplete="current-password"
            ?required=${!this.pass}
            minlength="3"
            maxlength="80"
          />
        </label>
        ${this.asksTotp
          ? html`<label
              >${text("signIn.totp")}
              <input
                name="totp"
                inputmode="numeric"
                autocomplete="one-time-code"
                pattern="[0-9]{6}"
                maxlength="6"
              />
            </label>`
          : nothing}
        <button aria-disabled=${this.busy}>${text("signIn.do")}</button>
      </form>
      <p class="row">
        ${canPasskeys
          ? html`<button
              type="button"
              class="quiet"
              aria-disabled=${this.busy}
              @click=${this.onPress(() => this.enterByPasskey())}
            >
              ${text("signIn.passkey")}
            </button>`
          : nothing}
        ${this.asksTotp
          ? nothing
          : html`<button type="button" class="quiet" aria-disabled=${this.busy} @click=${() => this.askTotp()}>
              ${text("signIn.totp.have")}
            </button>`}
        <button type="button" class="quiet" aria-disabled=${this.busy} @click=${this.onPress(() => this.go("ask"))}>
          ${text("signIn.forgot")}
        </button>
      </p>
      ${this.sandbox ? html`<p class="faint">${this.sample}</p>` : nothing}
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
        @input=${event => this.setIdentity(event.currentTarget.value)}
      />
    </label>`;
  }

  ask() {
    return html`
      <h2 tabindex="-1">${text("reset.password.title")}</h2>
      <p>${text("reset.password.what")}</p>
      <form @submit=${this.onSubmit(() => this.sendCode())}>
        ${this.identityField()}
        <button aria-disabled=${this.busy}>${text("reset.password.send")}</button>
      </form>
      ${this.wayBack()}
    `;
  }

  code() {
    return html`
      <h2 tabindex="-1">${text("reset.password.title")}</h2>
      <p>${text("reset.password.sent")}</p>
      <form @submit=${this.onSubmit(fields => this.change(fields.code, fields.password))}>
        <input hidden readonly autocomplete="username" .value=${this.identity} />
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
      <h2 tabindex="-1">${text("reset.password.title")}</h2>
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
      <h2 tabindex="-1">${text("reset.password.title")}</h2>
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
      <button aria-disabled=${this.busy}>${text("reset.password.do")}</button>
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

  /** A passkey is of one identity. */
  setIdentity(identity) {
    this.identity = identity;
    this.keepPass(null);
  }

  async askTotp() {
    this.asksTotp = true;
    await this.updateComplete;
    this.querySelector("[name=totp]").focus();
  }

  /** Sends all that there is: a passkey may need a password or a code beside it, and a password may need both. */
  async enter() {
    const {password, totp} = Object.fromEntries(new FormData(this.querySelector("form")));
    try {
      await session.signIn({
        identity: this.identity,
        ...(password && {password}),
        ...(totp && {totp}),
        ...this.pass
      });
    } catch (refused) {
      if (refused.code === "USR901") {
        // The passkey was not looked at yet: only the code has to be added.
        this.asksTotp = true;
      } else {
        this.keepPass(null);
      }
      throw refused;
    }
  }

  async enterByPasskey() {
    const others = [...this.querySelectorAll("[name=identity], [name=totp]")];
    if (others.every(field => field.reportValidity())) {
      this.keepPass(await showPasskey(this.identity));
      await this.enter();
    }
  }

  keepPass(pass) {
    clearTimeout(this.forgetting);
    this.pass = pass;
    if (pass) {
      this.forgetting = setTimeout(() => (this.pass = null), PASS_MILLIS);
    }
  }

  async sendCode() {
    await session.callPublicly("POST", `${this.path()}/password-change-init`, {type: "OTP"});
    this.go("code");
  }

  async change(hash, password) {
    await session.callPublicly("POST", `${this.path()}/password-change`, {hash, password});
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
    const known = {USR002: "signIn.wrong", USR901: "signIn.totp.needed", USR902: "signIn.key.needed", USR903: "signIn.expired"};
    return known[refused.code] ? text(known[refused.code]) : super.wordsFor(refused);
  }
}

customElements.define("account-sign-in", AccountSignIn);
