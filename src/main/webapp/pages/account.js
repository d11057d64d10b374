// What customers of the eclipse door do for themselves.

import {Part, html, nothing} from "./page.js";
import {address} from "./server.js";
import {session} from "./session.js";
import {SignedInPage} from "./signed-in.js";
import {text, wordFor} from "./text.js";
import "./account-cards.js";
import "./account-factors.js";
import "./account-sessions.js";

const PROFILE = ["firstName", "lastName", "phone1", "email", "dateOfBirth", "status"];

class AccountPage extends SignedInPage {
  render() {
    return this.page(text("account.title"), text("account.sample"), () => this.signedIn());
  }

  signedIn() {
    return html`
      <div class="row">${this.signOutButton()}</div>
      ${session.isCustomer
        ? html`
            <account-profile></account-profile>
            <account-cards></account-cards>
            <account-factors></account-factors>
            <account-sessions></account-sessions>
          `
        : html`<section><p>${text("account.staff")} <a href=${address("console/")}>${text("nav.console")}</a></p></section>`}
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
                <dd>${name === "status" ? wordFor("status", this.customer[name]) : this.customer[name]}</dd>`
            )}
          </dl>`
        : nothing}
    </section>`;
  }
}

customElements.define("account-profile", AccountProfile);
customElements.define("account-page", AccountPage);
