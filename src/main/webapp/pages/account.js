// What customers of the eclipse door do for themselves.

import {Part, html, nothing} from "./page.js";
import {isSandbox} from "./server.js";
import {session} from "./session.js";
import {text} from "./text.js";
import "./account-sign-in.js";
import "./account-cards.js";
import "./account-factors.js";
import "./account-sessions.js";

const PROFILE = ["firstName", "lastName", "phone1", "email", "dateOfBirth", "status"];

class AccountPage extends Part {
  static properties = {
    ...Part.properties,
    sandbox: {state: true},
    isOpen: {state: true},
    secondsLeft: {state: true}
  };

  connectedCallback() {
    super.connectedCallback();
    this.isOpen = session.isOpen;
    session.addEventListener("change", change => this.onChange(change.detail));
    session.addEventListener("idle", idle => (this.secondsLeft = idle.detail));
    session.addEventListener("active", () => (this.secondsLeft = 0));
    this.attempt(async () => {
      this.sandbox = await isSandbox();
    });
  }

  onChange(reason) {
    this.isOpen = session.isOpen;
    this.secondsLeft = 0;
    this.notice = this.isOpen ? null : {isBad: reason !== "signedOut", words: text(`session.${reason}`)};
    this.lead();
  }

  /** This page has forgotten the token, whatever comes back. */
  async signOut() {
    try {
      await session.signOut();
    } catch (refused) {
      this.tell(text("session.signedOutHere"));
    }
  }

  render() {
    return html`
      <h1 tabindex="-1">${text("account.title")}</h1>
      ${this.noticeLine()} ${this.secondsLeft ? this.warning() : nothing}
      ${this.isOpen
        ? this.signedIn()
        : html`<account-sign-in ?sandbox=${this.sandbox}></account-sign-in>`}
    `;
  }

  /** Announced once: a screen reader that counts along would say nothing else. */
  warning() {
    return html`<section role="alert">
      <p>${text("session.warning")} <span aria-hidden="true">${text("session.left", {seconds: this.secondsLeft})}</span></p>
      <button type="button" @click=${() => session.stay()}>${text("session.stay")}</button>
    </section>`;
  }

  signedIn() {
    return html`
      <div class="row">
        <button type="button" class="quiet" aria-disabled=${this.busy} @click=${this.onPress(() => this.signOut())}>
          ${text("session.signOut")}
        </button>
      </div>
      ${session.isCustomer
        ? html`
            <account-profile></account-profile>
            <account-cards></account-cards>
            <account-factors></account-factors>
            <account-sessions></account-sessions>
          `
        : html`<section><p>${text("account.staff")}</p></section>`}
    `;
  }
}

class AccountProfile extends Part {
  static properties = {...Part.properties, customer: {state: true}};

  firstUpdated() {
    this.attempt(async () => {
      this.customer = await session.call("GET", session.own);
    });
  }

  render() {
    return html`<section>
      <h2>${text("profile.title")}</h2>
      ${this.noticeLine()}
      ${this.customer
        ? html`<dl>
            ${PROFILE.filter(name => this.customer[name]).map(
              name => html`<dt>${text(`profile.${name}`)}</dt>
                <dd>${this.customer[name]}</dd>`
            )}
          </dl>`
        : nothing}
    </section>`;
  }
}

customElements.define("account-profile", AccountProfile);
customElements.define("account-page", AccountPage);
