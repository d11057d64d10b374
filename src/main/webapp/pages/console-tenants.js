// All tenants that one may see, and a new one.

import {ConsolePart, PLATFORM, ask, query} from "./console-part.js";
import {link} from "./console-route.js";
import {html, nothing} from "./page.js";
import {session} from "./session.js";
import {moment, text} from "./text.js";

const SHOWN = 50;
/** What is shown once, in the order in which it is needed. */
const ONCE = ["apiKey", "programmeKey", "systemIdentity", "systemPassword"];

class ConsoleTenants extends ConsolePart {
  static properties = {
    ...ConsolePart.properties,
    tenants: {state: true},
    next: {state: true},
    made: {state: true}
  };

  constructor() {
    super();
    this.tenants = [];
    this.made = null;
  }

  firstUpdated() {
    this.attempt(() => this.read());
  }

  async read(after) {
    const {tenants, next} = await ask("GET", query("/tenants", {limit: SHOWN, after}));
    const others = tenants.filter(({id}) => id !== PLATFORM);
    this.tenants = after ? [...this.tenants, ...others] : others;
    this.next = next;
  }

  render() {
    return html`<section>
        <h2 tabindex="-1">${text("tenants.title")}</h2>
        <p class="faint">${text("tenants.what")}</p>
        ${this.noticeLine()}
        <ul class="plain">
          ${this.tenants.map(
            ({id, name, created}) => html`<li>
              <a href=${link(id, "people")}>${name}</a>
              <span class="faint">${text("tenants.row", {id, moment: moment(created)})}</span>
            </li>`
          )}
        </ul>
        ${this.next
          ? html`<button type="button" class="quiet" aria-disabled=${this.busy} @click=${this.onPress(() => this.read(this.next))}>
              ${text("tenants.more")}
            </button>`
          : nothing}
      </section>
      ${session.isGlobalAdmin ? this.making() : nothing}`;
  }

  making() {
    return html`<section>
      <h3>${text("tenants.new")}</h3>
      ${this.made ? this.secrets() : this.form()}
    </section>`;
  }

  form() {
    return html`<form @submit=${this.onSubmit(fields => this.make(fields))}>
      <label
        >${text("tenants.name")}
        <input name="name" autocomplete="off" required maxlength="80" />
      </label>
      <label
        >${text("tenants.institution")}
        <input name="institution" autocomplete="off" autocapitalize="none" pattern="[a-z0-9][a-z0-9\\-]{1,38}[a-z0-9]" maxlength="40" />
        <span class="faint">${text("tenants.institution.what")}</span>
      </label>
      <label
        >${text("tenants.origins")}
        <textarea name="origins" rows="2" spellcheck="false"></textarea>
        <span class="faint">${text("tenants.origins.what")}</span>
      </label>
      <button aria-disabled=${this.busy}>${text("tenants.make")}</button>
    </form>`;
  }

  secrets() {
    return html`<p role="status">${text("tenants.made", this.made)}</p>
      ${ONCE.map(
        name => html`<h4>${text(`tenants.${name}`)}</h4>
          <copyable-text label=${text(`tenants.${name}`)} .value=${this.made[name]}></copyable-text>`
      )}
      <button type="button" @click=${() => (this.made = null)}>${text("once.kept")}</button>`;
  }

  async make({name, institution, origins}) {
    const allowedOrigins = origins.split(/\s+/).filter(Boolean);
    this.made = await ask("POST", "/tenants", {name, allowedOrigins, ...(institution && {institution})});
    await this.read();
  }
}

customElements.define("console-tenants", ConsoleTenants);
