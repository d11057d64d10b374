// Which roles may do what at a tenant. A tenant may take away, and give its own levels a few things.

import {guarded} from "./console-dialog.js";
import {ConsolePart} from "./console-part.js";
import {html, nothing} from "./page.js";
import {text} from "./text.js";

class ConsolePermissions extends ConsolePart {
  static properties = {...ConsolePart.properties, permissions: {state: true}};

  firstUpdated() {
    this.attempt(async () => this.take(await this.ask("GET", "/permissions")));
  }

  take({permissions}) {
    this.permissions = permissions;
  }

  render() {
    return html`<section>
      <h2 tabindex="-1">${text("permissions.title")}</h2>
      <p class="faint">${text("permissions.what")}</p>
      ${this.permissions ? this.form() : nothing} ${this.noticeLine()}
    </section>`;
  }

  form() {
    return html`<form class="wide" @submit=${this.onSubmit(fields => this.save(fields))}>
      ${Object.entries(this.permissions).map(
        ([key, roles]) => html`<label
          ><code>${key.replace(/\.Allowed$/, "")}</code>
          <textarea name=${key} rows="2" autocomplete="off" spellcheck="false" maxlength="400" .value=${roles.join(" ")}></textarea>
        </label>`
      )}
      <button aria-disabled=${this.busy}>${text("permissions.save")}</button>
    </form>`;
  }

  async save(fields) {
    const permissions = Object.fromEntries(
      Object.entries(fields).map(([key, roles]) => [key, roles.split(/[\s,]+/).filter(Boolean)])
    );
    const saved = await guarded(this, "permissions", {}, reason => this.ask("PUT", "/permissions", {permissions}, reason));
    if (saved) {
      this.take(saved);
      this.tell(text("permissions.saved"));
    }
  }
}

customElements.define("console-permissions", ConsolePermissions);
