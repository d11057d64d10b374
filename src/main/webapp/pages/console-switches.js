// What the operator turns on and off: at a tenant, or at the whole server.

import {guarded} from "./console-dialog.js";
import {ConsolePart, ask} from "./console-part.js";
import {html, nothing} from "./page.js";
import {text} from "./text.js";

/** One switch: what it does, how it stands, and a button that turns it. */
class ConsoleSwitch extends ConsolePart {
  static properties = {...ConsolePart.properties, path: {}, name: {}, on: {state: true}};

  firstUpdated() {
    this.attempt(async () => this.take(await ask("GET", this.path)));
  }

  take({on}) {
    this.on = on;
  }

  render() {
    return html`<h3>${text(`switch.${this.name}`)}</h3>
      <p class="faint">${text(`switch.${this.name}.what`)}</p>
      ${this.noticeLine()}
      ${this.on === undefined
        ? nothing
        : html`<p class="row">
            <span>${text(this.on ? "switch.on" : "switch.off")}</span>
            <button type="button" class="danger" aria-disabled=${this.busy} @click=${this.onPress(() => this.turn())}>
              ${text(this.on ? "switch.turnOff" : "switch.turnOn")}<span class="unseen"> ${text(`switch.${this.name}`)}</span>
            </button>
          </p>`}`;
  }

  async turn() {
    const to = {on: !this.on};
    const values = {name: text(`switch.${this.name}`), sure: text(`switch.${this.name}.sure`)};
    const turned = await guarded(this, to.on ? "turnOn" : "turnOff", values, reason => ask("PUT", this.path, to, reason));
    if (turned) {
      this.take(turned);
    }
  }
}

class ConsoleSwitches extends ConsolePart {
  render() {
    const path = `/tenants/${this.tenant}`;
    return html`<section>
      <h2 tabindex="-1">${text("tenant.switches")}</h2>
      <console-switch path="${path}/maintenance" name="maintenance"></console-switch>
      <console-switch path="${path}/call-limits" name="limits"></console-switch>
      <console-switch path="${path}/unknown-accounts" name="unknown"></console-switch>
    </section>`;
  }
}

customElements.define("console-switch", ConsoleSwitch);
customElements.define("console-switches", ConsoleSwitches);
