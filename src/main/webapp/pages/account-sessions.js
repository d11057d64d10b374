// Where else somebody is signed in, and an end to it.

import {Part, html, nothing} from "./page.js";
import {session} from "./session.js";
import {moment, text} from "./text.js";

class AccountSessions extends Part {
  static properties = {...Part.properties, sessions: {state: true}};

  constructor() {
    super();
    this.sessions = [];
  }

  firstUpdated() {
    this.attempt(() => this.read());
  }

  async read() {
    this.sessions = await session.call("GET", this.path());
  }

  path() {
    return `${session.own}/identities/${encodeURIComponent(session.identity)}/sessions`;
  }

  render() {
    return html`<section>
      <h2>${text("sessions.title")}</h2>
      ${this.noticeLine()}
      <ul class="plain">
        ${this.sessions.map(
          one => html`<li>
            <span>
              ${text("sessions.since", {moment: moment(one.created)})} ${one.current ? html`<strong>${text("sessions.this")}</strong>` : nothing}<br />
              <span class="faint">${text("sessions.last", {moment: moment(one.lastActive)})} ${one.address ?? ""}</span>
            </span>
            ${one.current
              ? nothing
              : html`<button
                  type="button"
                  class="danger"
                  aria-disabled=${this.busy}
                  @click=${this.onPress(() => this.end(`/${one.sessionId}`))}
                >
                  ${text("sessions.end")}
                </button>`}
          </li>`
        )}
      </ul>
      ${this.sessions.length > 1
        ? html`<button type="button" class="danger" aria-disabled=${this.busy} @click=${this.onPress(() => this.end(""))}>
            ${text("sessions.endAll")}
          </button>`
        : nothing}
    </section>`;
  }

  async end(which) {
    await session.call("DELETE", this.path() + which);
    await this.read();
    this.tell(text("sessions.ended"));
  }
}

customElements.define("account-sessions", AccountSessions);
