// A tenant: its rules, its keys, and how it is told what happens.

import {ConsolePart} from "./console-part.js";
import {link} from "./console-route.js";
import {html, nothing} from "./page.js";
import {session} from "./session.js";
import {text} from "./text.js";
import "./console-api-keys.js";
import "./console-budgets.js";
import "./console-permissions.js";
import "./console-policies.js";
import "./console-routes.js";
import "./console-switches.js";
import "./console-texts.js";
import "./console-webhook.js";

const FIRST = "policies";
const PARTS = {
  policies: tenant => html`<console-policies tenant=${tenant}></console-policies>`,
  keys: tenant => html`<console-api-keys tenant=${tenant}></console-api-keys>`,
  webhook: tenant => html`<console-webhook tenant=${tenant}></console-webhook>`,
  routes: tenant => html`<console-routes tenant=${tenant}></console-routes>`,
  budgets: tenant => html`<console-budgets tenant=${tenant}></console-budgets>`,
  texts: tenant => html`<console-texts tenant=${tenant}></console-texts>`,
  permissions: tenant => html`<console-permissions tenant=${tenant}></console-permissions>`,
  switches: tenant => html`<console-switches tenant=${tenant}></console-switches>`
};
const OPERATORS = ["switches"];

class ConsoleTenant extends ConsolePart {
  static properties = {...ConsolePart.properties, part: {}};

  render() {
    const parts = Object.keys(PARTS).filter(name => session.isGlobalAdmin || !OPERATORS.includes(name));
    const shown = parts.includes(this.part) ? this.part : FIRST;
    return html`<nav class="parts" aria-label=${text("tenant.parts")}>
        ${parts.map(
          name => html`<a href=${link(this.tenant, "tenant", name)} aria-current=${name === shown ? "page" : nothing}
            >${text(`tenant.${name}`)}</a
          >`
        )}
      </nav>
      ${PARTS[shown](this.tenant)}`;
  }
}

customElements.define("console-tenant", ConsoleTenant);
