// One box that finds a person by whatever somebody on the phone knows of them.

import {ConsolePart, query} from "./console-part.js";
import {go, link} from "./console-route.js";
import {html, nothing} from "./page.js";
import {isSandbox} from "./server.js";
import {session} from "./session.js";
import {text, wordFor} from "./text.js";

/** What was found last, for whoever comes back from looking at one of them. It is never in an address. */
let last = null;

// Whoever signs in next did not find them.
session.addEventListener("change", () => (last = null));

class ConsolePeople extends ConsolePart {
  static properties = {...ConsolePart.properties, found: {state: true}, sandbox: {state: true}};

  firstUpdated() {
    this.found = last?.tenant === this.tenant ? last.found : null;
    this.attempt(async () => {
      this.sandbox = await isSandbox();
    });
  }

  render() {
    return html`<section>
      <h2>${text("people.title")}</h2>
      <form class="find" role="search" @submit=${this.onSubmit(({what}) => this.look(what.trim()))}>
        <label
          >${text("people.find")}
          <input name="what" type="search" autocomplete="off" spellcheck="false" required maxlength="254" data-first />
        </label>
        <button aria-disabled=${this.busy}>${text("people.find.do")}</button>
      </form>
      <p class="faint">${text("people.find.what")} ${this.sandbox ? text("people.find.sample") : nothing}</p>
      ${this.noticeLine()} ${this.found ? this.list() : nothing}
    </section>`;
  }

  list() {
    return html`<ul class="plain">
      ${this.found.map(
        one => html`<li>
          <span>
            <a href=${link(this.tenant, "people", one.customerId)}>${one.name || text("people.nameless")}</a><br />
            <span class="faint">${[one.phone, one.email].filter(Boolean).join(" · ")}</span>
          </span>
          <span class="faint">${wordFor("foundBy", one.foundBy)} · ${wordFor("kind", one.kind)} · ${wordFor("status", one.status)}</span>
        </li>`
      )}
    </ul>`;
  }

  async look(what) {
    this.found = await this.ask("GET", query("/people", {find: what}));
    last = {tenant: this.tenant, found: this.found};
    if (this.found.length === 1) {
      go(this.tenant, "people", this.found[0].customerId);
    } else {
      this.tell(text(this.found.length ? "people.several" : "people.nobody", {count: this.found.length}));
    }
  }
}

customElements.define("console-people", ConsolePeople);
