// The sandbox as a page: what was sent, the clock, the samples, and the way back to the beginning.

import {LookingPart} from "./looking-part.js";
import {Part, html, nothing} from "./page.js";
import {call} from "./server.js";
import {moment, text} from "./text.js";

const LOOK_AGAIN_MILLIS = 2_000;
const SHOWN = 50;
const JUMPS = [
  {key: "minutes5", advance: "PT5M"},
  {key: "minutes31", advance: "PT31M"},
  {key: "day", advance: "P1D"}
];
const SAMPLES = [
  {key: "customer", name: "username", secret: "user_password"},
  {key: "system", name: "sandbox-system", secret: "Sandbox-System-1"},
  {key: "admin", name: "sandbox-admin", secret: "Sandbox-Admin-1"},
  {key: "programme", name: "api-key", secret: "sandbox-api-key"},
  {key: "simulator", name: "programme-key", secret: "sandbox-programme-key"},
  {key: "consumer", name: "user@example.com", secret: "pa$$word"},
  {key: "expired", name: "expired@example.com", secret: "pa$$word"},
  {key: "corporate", name: "root@example.com", secret: "pa$$word"}
];

class SandboxInbox extends LookingPart {
  static properties = {...LookingPart.properties, messages: {state: true}};

  constructor() {
    super(LOOK_AGAIN_MILLIS);
    this.emptied = 0;
  }

  async look() {
    const {emptied} = this;
    const messages = await call("GET", `sandbox/messages?limit=${SHOWN}`);
    if (emptied === this.emptied) {
      this.messages = messages;
    }
  }

  render() {
    return html`<section>
      <div class="row">
        <h2>${text("inbox.title")}</h2>
        <button type="button" class="quiet" aria-disabled=${this.busy} @click=${this.onPress(() => this.empty())}>
          ${text("inbox.empty")}
        </button>
      </div>
      <p class="faint">${text("inbox.what")}</p>
      ${this.noticeLine()} ${this.trouble ? html`<p class="notice bad">${this.trouble}</p>` : nothing}
      ${this.messages ? this.list() : nothing}
    </section>`;
  }

  list() {
    return this.messages.length ? this.table() : html`<p>${text("inbox.none")}</p>`;
  }

  table() {
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${text("inbox.title")}>
      <table>
        <thead>
          <tr>
            ${["when", "to", "text"].map(column => html`<th scope="col">${text(`inbox.${column}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.messages.map(
            message => html`<tr>
              <td>${moment(message.created)}</td>
              <td>${message.to}<br /><span class="faint">${message.channel}</span></td>
              <td>${message.text}</td>
            </tr>`
          )}
        </tbody>
      </table>
    </div>`;
  }

  async empty() {
    await call("DELETE", "sandbox/messages");
    // A look that began before brings back what is gone.
    this.emptied += 1;
    this.messages = [];
  }
}

class SandboxClock extends Part {
  static properties = {...Part.properties, clock: {state: true}};

  firstUpdated() {
    this.read();
  }

  read() {
    return this.attempt(async () => {
      this.clock = await call("GET", "sandbox/clock");
    });
  }

  render() {
    return html`<section>
      <h2>${text("clock.title")}</h2>
      <p class="faint">${text("clock.what")}</p>
      ${this.clock
        ? html`<p><span class="digits">${moment(this.clock.now)}</span> ${this.offset()}</p>`
        : nothing}
      ${this.noticeLine()}
      <div class="row">
        ${JUMPS.map(
          ({key, advance}) => html`<button
            type="button"
            class="quiet"
            aria-disabled=${this.busy}
            @click=${this.onPress(() => this.advance(advance))}
          >
            ${text(`clock.${key}`)}
          </button>`
        )}
        <button type="button" class="quiet" aria-disabled=${this.busy} @click=${this.onPress(() => this.back())}>
          ${text("clock.back")}
        </button>
      </div>
    </section>`;
  }

  offset() {
    return this.clock.offset === "PT0S"
      ? text("clock.real")
      : html`<span class="faint">${text("clock.ahead", {offset: this.clock.offset})}</span>`;
  }

  async advance(by) {
    this.clock = await call("POST", "sandbox/clock", {body: {advance: by}});
  }

  async back() {
    await call("DELETE", "sandbox/clock");
    this.clock = await call("GET", "sandbox/clock");
  }
}

class SandboxPage extends Part {
  render() {
    return html`
      <h1>${text("sandbox.title")}</h1>
      <p>${text("sandbox.what")}</p>
      <sandbox-inbox></sandbox-inbox>
      <sandbox-clock></sandbox-clock>
      <section>
        <h2>${text("samples.title")}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label=${text("samples.title")}>
          <table>
            <thead>
              <tr>
                ${["who", "name", "secret"].map(column => html`<th scope="col">${text(`samples.${column}`)}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${SAMPLES.map(
                ({key, name, secret}) => html`<tr>
                  <td>${text(`samples.${key}`)}</td>
                  <td><code>${name}</code></td>
                  <td><code>${secret}</code></td>
                </tr>`
              )}
            </tbody>
          </table>
        </div>
        <p>${text("samples.codes")}</p>
      </section>
      <section>
        <h2>${text("reset.title")}</h2>
        <p>${text("reset.what")}</p>
        ${this.noticeLine()}
        <button type="button" class="danger" aria-disabled=${this.busy} @click=${this.onPress(() => this.reset())}>
          ${text("reset.do")}
        </button>
      </section>
    `;
  }

  async reset() {
    if (!confirm(text("reset.sure"))) {
      return;
    }
    await call("POST", "sandbox/reset");
    await this.querySelector("sandbox-clock").read();
    this.tell(text("reset.done"));
  }
}

customElements.define("sandbox-inbox", SandboxInbox);
customElements.define("sandbox-clock", SandboxClock);
customElements.define("sandbox-page", SandboxPage);
