// How many texts a tenant pays for and where they may go, and the countries to which codes are stopped.

import {FormPart} from "./console-form.js";
import {html, nothing} from "./page.js";
import {count, moment, text, wordFor} from "./text.js";

/** Whose texts are counted together, from few to many; each has as many an hour and a day. */
const COUNTED = ["number", "address", "prefix", "tenant"];
const SPANS = ["hour", "day"];
const MOST = 10_000_000;
/** When codes that nobody uses are stopped: what counts, and the highest that it may be. */
const UNUSED = {codes: 1_000_000, percent: 100, minutes: 1_440};
/** To begin with where nothing was ever stopped. */
const FIRST_RULE = {codes: 500, percent: 10, minutes: 60};

class ConsoleBudgets extends FormPart {
  static properties = {
    ...FormPart.properties,
    draft: {state: true},
    heldToday: {state: true},
    stopped: {state: true}
  };

  firstUpdated() {
    this.attempt(async () => {
      const {budget} = await this.read();
      this.draft = budget;
    });
  }

  /** What came of the budgets; what is being typed stays. */
  async read() {
    return this.take(await this.ask("GET", "/budgets"));
  }

  take(answer) {
    this.heldToday = answer.heldToday;
    this.stopped = answer.stopped;
    return answer;
  }

  render() {
    return html`<section>
        <h2 tabindex="-1">${text("budgets.title")}</h2>
        <p class="faint">${text("budgets.what")}</p>
        ${this.draft ? nothing : this.noticeLine()} ${this.stopped ? this.outcome() : nothing}
      </section>
      ${this.draft ? html`<section><h3>${text("budgets.most")}</h3>${this.form()}</section>` : nothing}`;
  }

  outcome() {
    const prefixes = [...new Set(this.stopped.map(({prefix}) => prefix))];
    return html`<p>${text("budgets.heldToday", {count: count(this.heldToday)})}</p>
      ${prefixes.length
        ? html`<h3>${text("budgets.stopped")}</h3>
            <ul class="plain">
              ${prefixes.map(prefix => this.stop(prefix))}
            </ul>`
        : html`<p class="faint">${text("budgets.noneStopped")}</p>`}`;
  }

  stop(prefix) {
    return html`<li>
      <span>
        <strong>${text("budgets.country", {prefix})}</strong>
        ${this.stopped
          .filter(stop => stop.prefix === prefix)
          .map(
            stop => html`<br /><span class="faint"
                >${text("budgets.stop", {
                  codes: wordFor("budgetKind", stop.codes),
                  moment: moment(stop.since),
                  sent: count(stop.sent),
                  used: count(stop.used)
                })}</span
              >`
          )}
      </span>
      <button type="button" class="danger" aria-disabled=${this.busy} @click=${this.onPress(() => this.lift(prefix))}>
        ${text("budgets.lift")}<span class="unseen"> ${text("budgets.country", {prefix})}</span>
      </button>
    </li>`;
  }

  form() {
    return html`<form class="wide" novalidate @submit=${this.onSubmit(fields => this.save(fields))}>
      <p class="faint">${text("budgets.most.what")}</p>
      ${COUNTED.map(
        counted => html`<fieldset class="line">
          <legend>${text(`budgets.${counted}`)}</legend>
          ${SPANS.map(span => this.line(`${counted}.${span}`, text(`budgets.${span}`), this.draft[counted][span], {min: 1, max: MOST}))}
        </fieldset>`
      )}
      ${this.lines("countries", text("budgets.countries"), this.draft.countries.join(" "), {
        what: text("budgets.countries.what"),
        rows: 2
      })}
      ${this.rule()}
      <div class="row"><button aria-disabled=${this.busy}>${text("budgets.save")}</button></div>
      ${this.noticeLine()}
    </form>`;
  }

  rule() {
    const {unused} = this.draft;
    return html`<fieldset>
      <legend>${text("budgets.unused")}</legend>
      <label class="check">
        <input
          type="checkbox"
          .checked=${Boolean(unused)}
          @change=${event => this.switchRule(event.currentTarget.checked)}
        />
        ${text("budgets.unused.on")}
      </label>
      <p class="faint">${text("budgets.unused.what")}</p>
      ${unused
        ? html`<div class="line">
            ${Object.entries(UNUSED).map(([name, max]) =>
              this.line(`unused.${name}`, text(`budgets.unused.${name}`), unused[name], {min: 1, max})
            )}
          </div>`
        : nothing}
    </fieldset>`;
  }

  /** What was typed elsewhere in the form stays. */
  switchRule(isOn) {
    const typed = this.typed(Object.fromEntries(new FormData(this.querySelector("form"))));
    this.draft = {...typed, unused: isOn ? (this.ruleBefore ?? FIRST_RULE) : undefined};
    this.ruleBefore = typed.unused ?? this.ruleBefore;
  }

  /** What the fields say; what is no number is left for the server to name. */
  typed(fields) {
    const most = Object.fromEntries(COUNTED.map(counted => [counted, numbers(fields, counted, SPANS)]));
    const unused = this.draft.unused ? {unused: numbers(fields, "unused", Object.keys(UNUSED))} : {};
    return {countries: fields.countries.split(/[\s,;+]+/).filter(Boolean), ...most, ...unused};
  }

  async save(fields) {
    this.draft = this.typed(fields);
    const saved = await this.because("budgets", {}, "PUT", "/budgets", this.draft);
    if (saved) {
      this.draft = this.take(saved).budget;
      this.tell(text("budgets.saved"));
    }
  }

  async lift(prefix) {
    const country = text("budgets.country", {prefix});
    if (await this.because("lift", {country}, "DELETE", `/budgets/stops/${encodeURIComponent(prefix)}`)) {
      await this.read();
      this.tell(text("danger.lift.done", {country}));
      // The button that was pressed is gone.
      this.lead();
    }
  }
}

function numbers(fields, group, names) {
  return Object.fromEntries(
    names.map(name => {
      const typed = fields[`${group}.${name}`];
      return [name, typed ? Number(typed) : null];
    })
  );
}

customElements.define("console-budgets", ConsoleBudgets);
