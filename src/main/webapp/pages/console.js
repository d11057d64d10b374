// The console: one section at a time, about one tenant, for whoever runs it or all of them.

import {keyed} from "lit-html/directives/keyed.js";
import {PLATFORM, ask, find, query} from "./console-part.js";
import {go, link, route} from "./console-route.js";
import {jobs} from "./jobs.js";
import {html, nothing} from "./page.js";
import {session} from "./session.js";
import {SignedInPage} from "./signed-in.js";
import {text} from "./text.js";
import "./console-audit.js";
import "./console-charts.js";
import "./console-dialog.js";
import "./console-messages.js";
import "./console-people.js";
import "./console-person.js";
import "./console-server.js";
import "./console-tenant.js";
import "./console-tenants.js";
import "./console-you.js";

const FIRST = "people";
const SECTIONS = {
  people: (tenant, [person]) =>
    person
      ? html`<console-person tenant=${tenant} person=${person}></console-person>`
      : html`<console-people tenant=${tenant}></console-people>`,
  messages: tenant => html`<console-messages tenant=${tenant}></console-messages>`,
  audit: (tenant, [subject]) => html`<console-audit tenant=${tenant} subject=${subject ?? ""}></console-audit>`,
  tenant: (tenant, [part]) => html`<console-tenant tenant=${tenant} part=${part ?? ""}></console-tenant>`,
  tenants: tenant => html`<console-tenants tenant=${tenant}></console-tenants>`,
  server: tenant => html`<console-server tenant=${tenant}></console-server>`,
  charts: tenant => html`<console-charts tenant=${tenant}></console-charts>`,
  you: () => html`<console-you></console-you>`
};
const OPERATORS = ["server"];
/** What is not about a tenant, so that one can be here without any. */
const OWN = ["you", "tenants", "server"];

class ConsolePage extends SignedInPage {
  static properties = {...SignedInPage.properties, me: {state: true}, tenant: {state: true}, at: {state: true}};

  constructor() {
    super();
    this.onHash = () => this.orTell(this.follow());
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("hashchange", this.onHash);
    session.addEventListener("change", () => this.orTell(this.enter()));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.onHash);
  }

  /** Not an attempt of the page: whoever signs in again may do so while the end of the session before is still told. */
  async orTell(work) {
    try {
      await work;
    } catch (refused) {
      this.notice = {isBad: true, words: this.wordsFor(refused)};
    }
  }

  /** Somebody came, or has left. */
  async enter() {
    jobs.dismissAll();
    this.me = null;
    this.tenant = null;
    this.at = null;
    if (session.isOpen && !session.isCustomer) {
      const [me, {tenants}] = await Promise.all([ask("GET", "/me"), ask("GET", query("/tenants", {limit: 2}))]);
      this.me = me;
      this.first = tenants.find(({id}) => id !== PLATFORM)?.id ?? null;
      this.canChoose = tenants.length > 1;
      await this.follow();
    }
  }

  /** What the address says; what it does not say is where everybody begins. */
  async follow() {
    const asked = route();
    if (!this.me || (!asked && this.at)) {
      return;
    }
    const {tenant, section, more} = asked ?? {tenant: null, section: FIRST, more: []};
    const known = section in SECTIONS && (session.isGlobalAdmin || !OPERATORS.includes(section)) ? section : FIRST;
    const key = location.hash;
    await this.choose(tenant ?? this.tenant?.id ?? this.first);
    // Somebody may have gone on meanwhile.
    if (this.me && key === location.hash) {
      this.at = {section: known, more, key};
      this.lead();
    }
  }

  async choose(id) {
    if (id === this.tenant?.id) {
      return;
    }
    this.tenant = id === null ? null : await find(ask("GET", `/tenants/${id}`));
    this.notice = this.tenant || id === null ? null : {isBad: true, words: text("console.noTenant", {id})};
  }

  /** The keyboard and the screen reader follow into the section, unless it has a better place for them. */
  async lead() {
    await this.updateComplete;
    const section = this.querySelector("#section > *");
    await section?.updateComplete;
    const first = section?.querySelector("[data-first]") ?? section?.querySelector("h2") ?? this.querySelector("h1");
    first?.focus();
  }

  render() {
    return this.page(text("console.title"), text("console.sample"), () => this.signedIn());
  }

  signedIn() {
    if (session.isCustomer) {
      return html`<section><p>${text("console.customer")}</p>${this.signOutButton()}</section>`;
    }
    return html`
      <div class="frame">
        <p>${this.me ? this.who() : nothing}</p>
        ${this.signOutButton()}
      </div>
      ${this.at ? this.content() : nothing}
      <console-dialog tenant=${this.tenant?.id ?? nothing}></console-dialog>
    `;
  }

  who() {
    return html`${text("console.who", {identity: session.identity, role: this.me.role})}
    ${this.tenant ? html`<br /><strong>${text("console.tenant", this.tenant)}</strong>` : nothing}
    ${this.canChoose ? html`<a href=${link(this.tenant?.id, "tenants")}>${text("console.otherTenant")}</a>` : nothing}`;
  }

  /** The address is of a tenant that is not there, which was told; or nobody has made one yet. */
  nowhere() {
    return this.first === null
      ? html`<section>
          <p>${text("console.noTenants")}</p>
          <button type="button" @click=${() => go(null, "tenants")}>${text("console.firstTenant")}</button>
        </section>`
      : nothing;
  }

  content() {
    const {section, more, key} = this.at;
    const isThere = this.tenant || OWN.includes(section);
    return html`
      <nav class="sections" aria-label=${text("console.sections")}>
        ${Object.keys(SECTIONS)
          .filter(name => name !== "tenants" && (session.isGlobalAdmin || !OPERATORS.includes(name)))
          .map(
            name => html`<a href=${link(this.tenant?.id, name)} aria-current=${name === section ? "page" : nothing}
              >${text(`sections.${name}`)}</a
            >`
          )}
      </nav>
      <job-tray></job-tray>
      <div id="section">
        ${isThere ? keyed(key, SECTIONS[section](this.tenant?.id ?? nothing, more)) : this.nowhere()}
      </div>
    `;
  }
}

customElements.define("console-page", ConsolePage);
