// What became of messages, and the way back to the queue for those that nobody took over.

import {ConsolePart, query} from "./console-part.js";
import {jobs} from "./jobs.js";
import {html, nothing} from "./page.js";
import {moment, text, wordFor} from "./text.js";

const STATES = ["DEAD", "QUEUED", "SENT", "DELIVERED", "FAILED", "EXPIRED", "HELD"];
const SHOWN = 100;
/** Codes of replays that say that there is nothing to send back any more. */
const OVER = [404, 409, 410];

class ConsoleMessages extends ConsolePart {
  static properties = {
    ...ConsolePart.properties,
    status: {state: true},
    messages: {state: true},
    one: {state: true}
  };

  constructor() {
    super();
    this.status = "DEAD";
    this.one = null;
  }

  firstUpdated() {
    this.attempt(() => this.read());
  }

  async read() {
    this.messages = await this.ask("GET", query("/messages", {status: this.status, limit: SHOWN}));
  }

  render() {
    return html`<section>
        <h2 tabindex="-1">${text("messages.title")}</h2>
        <p class="faint">${text("messages.what")}</p>
        <form class="row" @submit=${this.onSubmit(() => this.read())}>
          <label
            >${text("messages.status")}
            <select name="status" @change=${event => this.show(event.currentTarget.value)}>
              ${STATES.map(state => html`<option value=${state} ?selected=${state === this.status}>${wordFor("message", state)}</option>`)}
            </select>
          </label>
          <button class="quiet" aria-disabled=${this.busy}>${text("messages.again")}</button>
        </form>
        ${this.noticeLine()} ${this.messages ? this.list() : nothing}
      </section>
      <section>
        <h3>${text("message.title")}</h3>
        <form class="find" @submit=${this.onSubmit(({id}) => this.look(id.trim()))}>
          <label
            >${text("message.id")}
            <input name="id" autocomplete="off" spellcheck="false" required minlength="36" maxlength="36" />
          </label>
          <button class="quiet" aria-disabled=${this.busy}>${text("message.look")}</button>
        </form>
        ${this.one ? this.story(this.one) : nothing}
      </section>`;
  }

  show(status) {
    this.status = status;
    this.messages = undefined;
    this.attempt(() => this.read());
  }

  list() {
    const replayable = this.messages.filter(({replayableUntil}) => replayableUntil);
    return this.messages.length
      ? html`${replayable.length > 1
            ? html`<p>
                <button type="button" class="quiet" @click=${() => this.replayAll(replayable)}>
                  ${text("messages.replayAll", {count: replayable.length})}
                </button>
              </p>`
            : nothing}
          <ul class="plain">
            ${this.messages.map(message => this.row(message))}
          </ul>`
      : html`<p>${text("messages.none")}</p>`;
  }

  row(message) {
    const {id, channel, purpose, created, attempts, died, reason, replayableUntil} = message;
    return html`<li>
      <span>
        ${text("messages.row", {purpose: wordFor("purpose", purpose), channel: wordFor("channel", channel)})}<br />
        <span class="faint">
          ${text("messages.created", {moment: moment(created)})}
          ${died ? text("messages.died", {moment: moment(died), attempts}) : nothing}
          ${replayableUntil ? text("messages.until", {moment: moment(replayableUntil)}) : nothing}
        </span>
        ${reason ? html`<br />${text("messages.reason", {reason})}` : nothing}
        <br /><code class="faint">${id}</code>
      </span>
      <span class="row">
        <button type="button" class="quiet" aria-disabled=${this.busy} @click=${this.onPress(() => this.look(id))}>
          ${text("messages.story")}<span class="unseen"> ${id}</span>
        </button>
        ${replayableUntil
          ? html`<button type="button" class="quiet" aria-disabled=${this.busy} @click=${this.onPress(() => this.replay(id))}>
              ${text("messages.replay")}<span class="unseen"> ${id}</span>
            </button>`
          : nothing}
      </span>
    </li>`;
  }

  /** Whom it was sent to and what it said is shown nowhere. */
  story({id, channel, purpose, state, created, finished, gateway, reason, attempts}) {
    return html`<h4 tabindex="-1">${text("messages.row", {purpose: wordFor("purpose", purpose), channel: wordFor("channel", channel)})}</h4>
      <p class="state">${wordFor("message", state)}${gateway ? text("message.by", {gateway}) : ""}${finished ? `, ${moment(finished)}` : ""}</p>
      ${reason ? html`<p>${text("messages.reason", {reason})}</p>` : nothing}
      <ol class="events">
        <li class="good">${text("messages.created", {moment: moment(created)})}</li>
        ${(attempts ?? []).map(
          attempt => html`<li class=${attempt.outcome === "ACCEPTED" ? "good" : "bad"}>
            <span>${attempt.gateway}: ${wordFor("attempt", attempt.outcome)}</span>
            <span class="faint">${moment(attempt.asked)} ${attempt.reason ?? ""}</span>
          </li>`
        )}
      </ol>
      <code class="faint">${id}</code>`;
  }

  async look(id) {
    this.one = await this.ask("GET", `/messages/${encodeURIComponent(id)}`);
    await this.updateComplete;
    this.querySelector("h4").focus();
  }

  async replay(id) {
    await this.ask("POST", `/messages/${id}/replay`);
    await this.read();
    this.tell(text("messages.replayed"));
  }

  /** One after the other. What cannot go back any more is passed over; everything else ends it. */
  replayAll(messages) {
    jobs.start(text("messages.replaying"), async job => {
      let back = 0;
      for (const [index, {id}] of messages.entries()) {
        job.progress(index, messages.length);
        if (job.isCancelled) {
          break;
        }
        back += await this.wentBack(id);
      }
      if (this.isConnected) {
        await this.attempt(() => this.read());
      }
      return {words: text("messages.replayedAll", {back, count: messages.length})};
    });
  }

  async wentBack(id) {
    try {
      await this.ask("POST", `/messages/${id}/replay`);
      return 1;
    } catch (refused) {
      if (OVER.includes(refused.status)) {
        return 0;
      }
      throw refused;
    }
  }
}

customElements.define("console-messages", ConsoleMessages);
