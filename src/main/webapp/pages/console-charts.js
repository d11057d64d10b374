// How it goes lately: sign-ins by outcome, codes by what became of them, lockouts.

import {chart} from "./chart.js";
import {constant, isGood} from "./console-events.js";
import {ConsolePart, query} from "./console-part.js";
import {html, nothing} from "./page.js";
import {shortMoment, text, wordFor} from "./text.js";

const HOUR_MILLIS = 3_600_000;
/** How far back, and how many hours are one bar. */
const SPANS = {day: {hours: 24, bar: 1}, week: {hours: 7 * 24, bar: 6}, month: {hours: 31 * 24, bar: 24}};
/** What is shown, from the ground up, each with the number of its colour: what went well is green in all of them. */
const SIGN_INS = {
  DONE: 0,
  REFUSED: 1,
  FACTOR_MISSING: 2,
  FACTOR_REFUSED: 7,
  LOCKED: 3,
  FACTOR_LOCKED: 4,
  PASSWORD_EXPIRED: 5,
  TOO_MANY: 6,
  OVERLOADED: 8
};
const LOCKS = {LOCKED: 3, FACTOR_LOCKED: 4};
/** What answers a code, as far as it tells right from wrong. */
const ANSWERS = ["VERIFY", "VERIFY_EMAIL", "STEP_UP", "RESET_PASSWORD", "ACCEPT_INVITE", "SET_CARD_ACCESS"];
const REQUESTS = [
  "REQUEST_PASSWORD_RESET",
  "REQUEST_VERIFICATION",
  "REQUEST_EMAIL_CODE",
  "REQUEST_PHONE_ENROLMENT",
  "REQUEST_STEP_UP",
  "REQUEST_CARD_ACCESS"
];
const CODES = {asked: 6, right: 0, wrong: 1};
const SENT = {delivered: 0, open: 6, failed: 1};

class ConsoleCharts extends ConsolePart {
  static properties = {...ConsolePart.properties, span: {state: true}, tallies: {state: true}};

  constructor() {
    super();
    this.span = "day";
  }

  firstUpdated() {
    this.attempt(() => this.read());
  }

  async read() {
    const to = (Math.floor(Date.now() / HOUR_MILLIS) + 1) * HOUR_MILLIS;
    const from = to - SPANS[this.span].hours * HOUR_MILLIS;
    const range = {from: new Date(from).toISOString(), to: new Date(to).toISOString()};
    const tallies = await this.ask("GET", query("/tallies", range));
    this.from = from;
    this.tallies = tallies;
  }

  render() {
    return html`<section>
      <h2 tabindex="-1">${text("charts.title")}</h2>
      <form class="row" @submit=${this.onSubmit(() => this.read())}>
        <label
          >${text("charts.span")}
          <select @change=${event => this.look(event.currentTarget.value)}>
            ${Object.keys(SPANS).map(span => html`<option value=${span} ?selected=${span === this.span}>${text(`charts.${span}`)}</option>`)}
          </select>
        </label>
        <button class="quiet" aria-disabled=${this.busy}>${text("charts.again")}</button>
      </form>
      ${this.noticeLine()} ${this.tallies ? this.charts() : nothing}
    </section>`;
  }

  look(span) {
    this.span = span;
    this.attempt(() => this.read());
  }

  charts() {
    const signIns = this.tallies.filter(({action}) => action === "SIGN_IN");
    const codes = this.tallies.filter(one => codeOf(one));
    const sent = this.tallies.filter(({action}) => action === "SEND_CODE").flatMap(fates);
    const outcome = one => constant(one.outcome);
    return html`
      ${this.chart("signIns", kinds(SIGN_INS, key => wordFor("signIn", key)), signIns, outcome)}
      ${this.chart("lockouts", kinds(LOCKS, key => wordFor("signIn", key)), signIns, outcome)}
      ${this.chart("codes", kinds(CODES, key => text(`charts.codes.${key}`)), codes, codeOf)}
      ${this.chart("sent", kinds(SENT, key => text(`charts.sent.${key}`)), sent, ({fate}) => fate)}
    `;
  }

  /** @param keyOf of which kind a tally is */
  chart(name, kinds, tallies, keyOf) {
    const {hours, bar} = SPANS[this.span];
    const bars = Array.from({length: hours / bar}, (none, index) => ({
      label: shortMoment(this.from + index * bar * HOUR_MILLIS),
      counts: {}
    }));
    for (const tally of tallies) {
      const {counts} = bars[Math.floor((Date.parse(tally.hour) - this.from) / HOUR_MILLIS / bar)] ?? {counts: {}};
      counts[keyOf(tally)] = (counts[keyOf(tally)] ?? 0) + tally.count;
    }
    for (const {counts} of bars) {
      // A receipt may be of a code that left before codes were counted.
      Object.keys(counts).forEach(key => (counts[key] = Math.max(0, counts[key])));
    }
    const used = kinds.filter(({key}) => tallies.some(tally => keyOf(tally) === key));
    return chart(text(`charts.${name}`), used.length ? used : kinds, bars);
  }
}

/** Of which kind something is that was done about a one-time code; empty for everything else. */
function codeOf({action, outcome}) {
  if (ANSWERS.includes(action)) {
    return isGood({outcome}) ? "right" : "wrong";
  }
  return REQUESTS.includes(action) && isGood({outcome}) ? "asked" : "";
}

/** What was delivered, or failed, was sent before: it is taken from what nothing was heard of. */
function fates({hour, outcome, count}) {
  return outcome === "SENT"
    ? [{hour, fate: "open", count}]
    : [{hour, fate: outcome.toLowerCase(), count}, {hour, fate: "open", count: -count}];
}

function kinds(colours, nameOf) {
  return Object.entries(colours).map(([key, colour]) => ({key, name: nameOf(key), colour}));
}

customElements.define("console-charts", ConsoleCharts);
