// The audit: what happened at a tenant, found, taken along as a file, and proven not to have been changed.

import {eventList} from "./console-events.js";
import {ConsolePart, ask, query} from "./console-part.js";
import {csv} from "./csv.js";
import {jobs} from "./jobs.js";
import {html, nothing} from "./page.js";
import {session} from "./session.js";
import {count, moment, text, wordFor} from "./text.js";

const COLUMNS = ["occurred", "action", "factor", "outcome", "subjectId", "actorId", "reason", "address", "traceId", "id"];
const SHOWN = 50;
const EXPORTED = 1000;
/** More would not fit into the memory of a browser. */
const MOST_EXPORTED = 500_000;
const DAY_MILLIS = 86_400_000;
const ACTIONS = ["SIGN_IN", "STEP_UP", "RESET_PASSWORD", "CHANGE_PASSWORD", "ENROL_FACTOR", "RETIRE_FACTOR", "END_SESSIONS", "CHANGE_CUSTOMER", "CHANGE_POLICIES", "CHANGE_PERMISSIONS", "REPLAY_MESSAGE"];

class ConsoleAudit extends ConsolePart {
  static properties = {
    ...ConsolePart.properties,
    subject: {},
    everywhere: {state: true},
    filter: {state: true},
    events: {state: true},
    next: {state: true}
  };

  constructor() {
    super();
    this.events = null;
  }

  firstUpdated() {
    this.attempt(() => this.look());
  }

  render() {
    return html`<section>
        <h2 tabindex="-1">${text("audit.title")}</h2>
        <form class="filter" @submit=${this.onSubmit(() => this.look())}>
          ${this.field("from", {type: "datetime-local", value: local(Date.now() - DAY_MILLIS), step: 1})}
          ${this.field("to", {type: "datetime-local", value: "", step: 1})}
          ${this.field("action", {list: "actions"})}
          ${this.field("outcome")}
          ${this.field("subjectId", {value: this.subject, inputmode: "numeric", pattern: "[0-9]*"})}
          ${this.field("traceId")}
          <datalist id="actions">
            ${ACTIONS.map(action => html`<option value=${action}>${wordFor("action", action)}</option>`)}
          </datalist>
          ${session.isGlobalAdmin
            ? html`<label class="check"><input type="checkbox" name="everywhere" />${text("audit.everywhere")}</label>`
            : nothing}
          <div class="row">
            <button aria-disabled=${this.busy}>${text("audit.look")}</button>
            <button type="button" class="quiet" @click=${() => this.export()}>${text("audit.export")}</button>
          </div>
        </form>
        ${this.noticeLine()} ${this.events ? this.list() : nothing}
      </section>
      ${session.isGlobalAdmin
        ? html`<section>
            <h3>${text("audit.verify.title")}</h3>
            <p class="faint">${text("audit.verify.what")}</p>
            <button type="button" class="quiet" @click=${() => verify()}>${text("audit.verify")}</button>
          </section>`
        : nothing}`;
  }

  field(name, {type = "text", value = "", list, step, inputmode, pattern} = {}) {
    return html`<label
      >${text(`audit.${name}`)}
      <input
        name=${name}
        type=${type}
        value=${value}
        list=${list ?? nothing}
        step=${step ?? nothing}
        inputmode=${inputmode ?? nothing}
        pattern=${pattern ?? nothing}
        maxlength="40"
        autocomplete="off"
        spellcheck="false"
      />
    </label>`;
  }

  list() {
    return html`${this.events.length
      ? eventList(this.events)
      : html`<p>${text(this.next ? "audit.noneYet" : "audit.none")}</p>`}
    ${this.next
      ? html`<button type="button" class="quiet" aria-disabled=${this.busy} @click=${this.onPress(() => this.more())}>
          ${text("audit.more")}
        </button>`
      : nothing}`;
  }

  /** What the form says: the audit that is looked at, and which of it. */
  wanted() {
    const {everywhere, from, to, ...rest} = Object.fromEntries(new FormData(this.querySelector("form")));
    return {
      path: everywhere ? "/audit" : `/tenants/${this.tenant}/audit`,
      filter: {...rest, from: instant(from), to: instant(to)}
    };
  }

  async look() {
    this.shown = this.wanted();
    const {events, next} = await page(this.shown, SHOWN);
    this.events = events;
    this.next = next;
  }

  async more() {
    const {events, next} = await page(this.shown, SHOWN, this.next);
    this.events = [...this.events, ...events];
    this.next = next;
  }

  export() {
    const wanted = this.wanted();
    const name = `audit-${this.tenant}.csv`;
    jobs.start(text("audit.exporting"), async job => {
      const parts = [csv([COLUMNS])];
      let [done, after] = [0, undefined];
      do {
        const {events, next} = await page(wanted, EXPORTED, after);
        parts.push(csv(events.map(event => COLUMNS.map(column => event[column]))));
        done += events.length;
        after = next;
        job.progress(done, 0);
      } while (after && done < MOST_EXPORTED && !job.isCancelled);
      const file = {name, content: new Blob(parts, {type: "text/csv"})};
      return {words: text(after ? "audit.exportedPart" : "audit.exported", {count: count(done)}), file: job.isCancelled ? null : file};
    });
  }
}

function page({path, filter}, limit, after) {
  return ask("GET", query(path, {...filter, limit, after}));
}

/** From the first record to the last, a piece at a time. */
function verify() {
  jobs.start(text("audit.verifying"), async job => {
    let [after, state, brokenAt, moved] = [0, "MORE", null, true];
    while (state === "MORE" && moved && !job.isCancelled) {
      const verified = await ask("POST", "/audit/verification", {after});
      moved = verified.verifiedTo > after;
      ({state, brokenAt, verifiedTo: after} = verified);
      job.progress(after, verified.end);
    }
    return {words: text(`audit.verified.${state}`, {count: count(after), at: brokenAt, moment: moment(new Date())})};
  });
}

/** As a field of this kind wants it, in the time of whoever looks. */
function local(millis) {
  const offset = new Date(millis).getTimezoneOffset() * 60_000;
  return new Date(millis - offset).toISOString().slice(0, 19);
}

function instant(local) {
  return local ? new Date(local).toISOString() : "";
}

customElements.define("console-audit", ConsoleAudit);
