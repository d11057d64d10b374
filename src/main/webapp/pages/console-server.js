// The server itself: the keys that sign tokens, its maintenance, and how busy it is.

import {dangerous} from "./console-dialog.js";
import {ConsolePart, ask} from "./console-part.js";
import {html, nothing} from "./page.js";
import {count, moment, text, wordFor} from "./text.js";
import "./console-load.js";
import "./console-switches.js";

class ConsoleServer extends ConsolePart {
  static properties = {...ConsolePart.properties, keys: {state: true}};

  firstUpdated() {
    this.attempt(async () => {
      this.keys = await ask("GET", "/keys");
    });
  }

  render() {
    return html`<section>
        <h2 tabindex="-1">${text("signing.title")}</h2>
        <p class="faint">${text("signing.what")}</p>
        ${this.noticeLine()}
        <ul class="plain">
          ${this.keys?.map(key => this.key(key)) ?? nothing}
        </ul>
        <button type="button" class="danger" aria-disabled=${this.busy} @click=${this.onPress(() => this.rotate())}>
          ${text("signing.rotate")}
        </button>
      </section>
      <section>
        <h2>${text("load.title")}</h2>
        <p class="faint">${text("load.what")}</p>
        <console-load></console-load>
      </section>
      <section>
        <h2>${text("server.switches")}</h2>
        <console-switch path="/maintenance" name="server"></console-switch>
      </section>`;
  }

  key({kid, algorithm, state, signsFrom, signsTo, publishedTo}) {
    return html`<li>
      <span>
        <strong>${wordFor("signing", state)}</strong> <code>${kid}</code> <span class="faint">${algorithm}</span><br />
        <span class="faint">
          ${text("signing.from", {moment: moment(signsFrom)})}
          ${signsTo ? text("signing.to", {moment: moment(signsTo)}) : nothing}
          ${publishedTo ? text("signing.publishedTo", {moment: moment(publishedTo)}) : nothing}
        </span>
      </span>
    </li>`;
  }

  async rotate() {
    const keys = await dangerous(this, "rotate", {count: count(this.keys.length)}, reason => ask("POST", "/keys/rotation", {reason}));
    if (keys) {
      this.keys = keys;
      this.tell(text("danger.rotate.done"));
    }
  }
}

customElements.define("console-server", ConsoleServer);
