// What every page has that asks who is there: the sign-in before it, the warning before nobody is, and the way out.

import {Part, html, nothing} from "./page.js";
import {isSandbox} from "./server.js";
import {session} from "./session.js";
import {text} from "./text.js";
import "./account-sign-in.js";

export class SignedInPage extends Part {
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

  /**
   * @param title of the page
   * @param sample how the sample of the sandbox signs in to it
   * @param content what is there for whoever is signed in
   */
  page(title, sample, content) {
    return html`
      <h1 tabindex="-1">${title}</h1>
      ${this.noticeLine()} ${this.secondsLeft ? this.warning() : nothing}
      ${this.isOpen
        ? content()
        : html`<account-sign-in ?sandbox=${this.sandbox} sample=${sample}></account-sign-in>`}
    `;
  }

  /** Announced once: a screen reader that counts along would say nothing else. */
  warning() {
    return html`<section role="alert">
      <p>${text("session.warning")} <span aria-hidden="true">${text("session.left", {seconds: this.secondsLeft})}</span></p>
      <button type="button" @click=${() => session.stay()}>${text("session.stay")}</button>
    </section>`;
  }

  signOutButton() {
    return html`<button type="button" class="quiet" aria-disabled=${this.busy} @click=${this.onPress(() => this.signOut())}>
      ${text("session.signOut")}
    </button>`;
  }
}
