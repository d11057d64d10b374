// Where a tenant is told what happens.

import {guarded} from "./console-dialog.js";
import {ConsolePart, find} from "./console-part.js";
import {html, nothing} from "./page.js";
import {moment, text} from "./text.js";

class ConsoleWebhook extends ConsolePart {
  static properties = {...ConsolePart.properties, webhook: {state: true}, secret: {state: true}};

  firstUpdated() {
    this.attempt(async () => {
      this.webhook = await find(this.ask("GET", "/webhook"));
    });
  }

  render() {
    return html`<section>
      <h2 tabindex="-1">${text("webhook.title")}</h2>
      <p class="faint">${text("webhook.what")}</p>
      ${this.noticeLine()}
      ${this.secret
        ? html`<div class="card" role="status">
            <p>${text("webhook.once")}</p>
            <copyable-text label=${text("webhook.secret")} .value=${this.secret}></copyable-text>
            <button type="button" @click=${() => (this.secret = "")}>${text("once.kept")}</button>
          </div>`
        : nothing}
      ${this.webhook === undefined ? nothing : this.form()}
    </section>`;
  }

  form() {
    const {url, changed, previousSecretUntil} = this.webhook ?? {};
    return html`<form @submit=${this.onSubmit(fields => this.set(fields.url, false))}>
        <label
          >${text("webhook.url")}
          <input name="url" type="url" autocomplete="off" required maxlength="200" .value=${url ?? ""} />
        </label>
        <button aria-disabled=${this.busy}>${text(url ? "webhook.change" : "webhook.set")}</button>
      </form>
      ${url
        ? html`<p class="faint">
              ${text("webhook.changed", {moment: moment(changed)})}
              ${previousSecretUntil ? text("webhook.previous", {moment: moment(previousSecretUntil)}) : nothing}
            </p>
            <div class="row">
              <button type="button" class="quiet" aria-disabled=${this.busy} @click=${this.onPress(() => this.set(url, true))}>
                ${text("webhook.newSecret")}
              </button>
              <button type="button" class="danger" aria-disabled=${this.busy} @click=${this.onPress(() => this.remove())}>
                ${text("webhook.remove")}
              </button>
            </div>`
        : html`<p>${text("webhook.none")}</p>`}`;
  }

  async set(url, newSecret) {
    const key = newSecret ? "newSecret" : "webhook";
    const set = await guarded(this, key, {url}, reason => this.ask("PUT", "/webhook", {url, newSecret}, reason));
    if (!set) {
      return;
    }
    const {secret, ...webhook} = set;
    this.webhook = webhook;
    this.secret = secret ?? "";
    this.tell(text("webhook.done"));
  }

  async remove() {
    if (await guarded(this, "noWebhook", {}, reason => this.ask("DELETE", "/webhook", undefined, reason))) {
      this.webhook = null;
      this.secret = "";
      this.tell(text("webhook.removed"));
    }
  }
}

customElements.define("console-webhook", ConsoleWebhook);
