// The keys by which a tenant's backends call. A key is shown once; here is only by what one tells them apart.

import {dangerous} from "./console-dialog.js";
import {ConsolePart} from "./console-part.js";
import {html, nothing} from "./page.js";
import {moment, text, wordFor} from "./text.js";

const KINDS = ["API", "PROGRAMME"];

class ConsoleApiKeys extends ConsolePart {
  static properties = {...ConsolePart.properties, keys: {state: true}, made: {state: true}};

  constructor() {
    super();
    this.made = null;
  }

  firstUpdated() {
    this.attempt(() => this.read());
  }

  async read() {
    this.keys = await this.ask("GET", "/api-keys");
  }

  render() {
    return html`<section>
      <h2 tabindex="-1">${text("keys.title")}</h2>
      <p class="faint">${text("keys.what")}</p>
      ${this.noticeLine()} ${this.made ? this.secret() : nothing}
      ${KINDS.map(kind => this.kind(kind))}
    </section>`;
  }

  kind(kind) {
    const keys = this.keys?.filter(key => key.kind === kind) ?? [];
    return html`<h3>${wordFor("keys", kind)}</h3>
      <p class="faint">${text(`keys.${kind}.what`)}</p>
      <ul class="plain">
        ${keys.map(
          key => html`<li>
            <span><code>${key.id}</code><br /><span class="faint">${text("keys.created", {moment: moment(key.created)})}</span></span>
            <button type="button" class="danger" aria-disabled=${this.busy} @click=${this.onPress(() => this.retire(key))}>
              ${text("keys.retire")}<span class="unseen"> ${key.id}</span>
            </button>
          </li>`
        )}
      </ul>
      <button type="button" class="quiet" aria-disabled=${this.busy} @click=${this.onPress(() => this.make(kind))}>
        ${text(`keys.${kind}.make`)}
      </button>`;
  }

  secret() {
    return html`<div class="card" role="status">
      <p>${text("keys.once")}</p>
      <copyable-text label=${wordFor("keys", this.made.kind)} .value=${this.made.key}></copyable-text>
      <button type="button" @click=${() => (this.made = null)}>${text("once.kept")}</button>
    </div>`;
  }

  async make(kind) {
    const made = await dangerous(this, "newKey", {kind: wordFor("keys", kind)}, reason => this.ask("POST", "/api-keys", {kind, reason}));
    if (made) {
      this.made = made;
      await this.read();
    }
  }

  async retire({id}) {
    if (await dangerous(this, "retireKey", {id}, reason => this.ask("POST", `/api-keys/${id}/retire`, {reason}))) {
      await this.read();
      this.tell(text("danger.retireKey.done", {id}));
    }
  }
}

customElements.define("console-api-keys", ConsoleApiKeys);
