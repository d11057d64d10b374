// What else a sign-in needs or takes: TOTP and passkeys of the identity that is signed in.

import {Part, askToStay, html, nothing} from "./page.js";
import {canPasskeys, registerPasskey} from "./passkey.js";
import {session} from "./session.js";
import {moment, text} from "./text.js";

class AccountFactors extends Part {
  static properties = {
    ...Part.properties,
    known: {state: true},
    passkeys: {state: true},
    enrolled: {state: true}
  };

  constructor() {
    super();
    this.enrolled = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.hideSecret();
  }

  firstUpdated() {
    this.attempt(() => this.read());
  }

  async read() {
    const [identities, passkeys] = await Promise.all([
      session.call("GET", `${session.own}/identities`),
      session.call("GET", `${this.path()}/passkeys`)
    ]);
    this.known = identities.find(one => one.identity.toLowerCase() === session.identity.toLowerCase());
    this.passkeys = passkeys;
  }

  path() {
    return `${session.own}/identities/${encodeURIComponent(session.identity)}`;
  }

  render() {
    return html`<section>
      <h2>${text("factors.title")}</h2>
      <p class="faint">${text("factors.what")}</p>
      ${this.noticeLine()}
      <h3>${text("totp.title")}</h3>
      ${this.totp()}
      <h3>${text("passkey.title")}</h3>
      ${this.passkeys ? this.passkeyList() : nothing}
      ${canPasskeys ? this.newPasskey() : html`<p>${text("passkey.unknown")}</p>`}
    </section>`;
  }

  newPasskey() {
    return html`<form @submit=${this.onSubmit((fields, form) => this.register(fields, form))}>
      <label
        >${text("passkey.name")}
        <input name="name" autocomplete="off" required maxlength="40" value=${text("passkey.name.first")} />
      </label>
      <button class="quiet" aria-disabled=${this.busy}>${text("passkey.add")}</button>
    </form>`;
  }

  totp() {
    if (this.enrolled) {
      return html`<div class="card">
        <p>${text("totp.scan")}</p>
        <canvas class="qr" role="img" aria-label=${text("totp.qr")}></canvas>
        <details>
          <summary>${text("totp.byHand")}</summary>
          <copyable-text label=${text("totp.uri")} .value=${this.enrolled.totpUri}></copyable-text>
        </details>
        <button type="button" class="quiet" @click=${() => this.hideSecret()}>${text("totp.scanned")}</button>
      </div>`;
    }
    return html`<div class="row">
      <span>${this.known ? text(this.known.totp ? "totp.on" : "totp.off") : nothing}</span>
      <button
        type="button"
        class=${this.known?.totp ? "danger" : "quiet"}
        ?disabled=${!this.known}
        aria-disabled=${this.busy}
        @click=${this.onPress(() => this.switchTotp(!this.known.totp))}
      >
        ${text(this.known?.totp ? "totp.remove" : "totp.add")}
      </button>
    </div>`;
  }

  passkeyList() {
    return this.passkeys.length
      ? html`<ul class="plain">
          ${this.passkeys.map(
            passkey => html`<li>
              <span
                >${passkey.name}<br />
                <span class="faint">${text("passkey.since", {moment: moment(passkey.created)})}</span></span
              >
              <button
                type="button"
                class="danger"
                aria-disabled=${this.busy}
                @click=${this.onPress(() => this.removePasskey(passkey))}
              >
                ${text("passkey.remove")}<span class="unseen"> ${passkey.name}</span>
              </button>
            </li>`
          )}
        </ul>`
      : html`<p>${text("passkey.missing")}</p>`;
  }

  async switchTotp(on) {
    // From the next sign-in on it is asked for, and its secret is shown but once.
    if (on && !confirm(text("totp.sure"))) {
      return;
    }
    const {qrCode, totpUri, ...known} = await session.call("PUT", this.path(), {totp: on});
    this.known = known;
    if (on) {
      this.enrolled = {totpUri};
      addEventListener("beforeunload", askToStay);
      await this.updateComplete;
      await draw(qrCode, this.querySelector("canvas"));
    }
    this.tell(text(on ? "totp.added" : "totp.removed"));
  }

  hideSecret() {
    this.enrolled = null;
    removeEventListener("beforeunload", askToStay);
  }

  async register({name}, form) {
    await registerPasskey(session.identity, name);
    form.reset();
    await this.read();
    this.tell(text("passkey.added"));
  }

  async removePasskey({passkeyId}) {
    await session.call("DELETE", `${this.path()}/passkeys/${encodeURIComponent(passkeyId)}`);
    await this.read();
    this.tell(text("passkey.removed"));
  }

  wordsFor(refused) {
    const known = {NotAllowedError: "passkey.refused", InvalidStateError: "passkey.there"};
    return known[refused.name] ? text(known[refused.name]) : super.wordsFor(refused);
  }
}

/** Onto a canvas: a picture by a data: address is forbidden by our own policy, as it should be. */
async function draw(base64, canvas) {
  const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext("2d").drawImage(picture, 0, 0);
}

customElements.define("account-factors", AccountFactors);
