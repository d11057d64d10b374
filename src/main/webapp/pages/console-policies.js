// The rules of a tenant's populations: presets to begin with, each clause with what it does, and what is about to change.

import {CLAUSES, PRESETS, flat, nested} from "./console-clauses.js";
import {guarded} from "./console-dialog.js";
import {ConsolePart} from "./console-part.js";
import {UNITS, isSame, parsed, written} from "./duration.js";
import {html, nothing} from "./page.js";
import {session} from "./session.js";
import {length, text, wordFor} from "./text.js";

class ConsolePolicies extends ConsolePart {
  static properties = {...ConsolePart.properties, populations: {state: true}, chosen: {state: true}, draft: {state: true}};

  constructor() {
    super();
    // What was not saved yet stays while one looks at another population.
    this.drafts = {};
  }

  firstUpdated() {
    this.attempt(async () => {
      this.populations = await this.ask("GET", "/populations");
      this.choose(this.populations[0].name);
    });
  }

  choose(name) {
    this.chosen = this.populations.find(population => population.name === name);
    this.draft = this.drafts[name] ?? flat(this.chosen);
    this.notice = null;
  }

  undo() {
    delete this.drafts[this.chosen.name];
    this.choose(this.chosen.name);
  }

  edit(news) {
    this.draft = {...this.draft, ...news};
    this.drafts[this.chosen.name] = this.draft;
  }

  render() {
    return html`<section>
      <h2 tabindex="-1">${text("policies.title")}</h2>
      <p class="faint">${text(session.isGlobalAdmin ? "policies.what" : "policies.readOnly")}</p>
      ${this.chosen ? this.form() : this.noticeLine()}
    </section>`;
  }

  form() {
    const changed = this.changes();
    return html`<form class="wide" novalidate @submit=${this.onSubmit(() => this.save())}>
      <label
        >${text("policies.population")}
        <select @change=${event => this.choose(event.currentTarget.value)}>
          ${this.populations.map(
            ({name}) => html`<option value=${name} ?selected=${name === this.chosen.name}>${wordFor("population", name)}</option>`
          )}
        </select>
      </label>
      ${session.isGlobalAdmin ? this.presets() : nothing}
      ${Object.entries(CLAUSES).map(
        ([group, clauses]) => html`<fieldset ?disabled=${!session.isGlobalAdmin}>
          <legend>${text(`clauses.${group}`)}</legend>
          ${clauses.map(clause => this.clause(clause, changed.includes(clause.path)))}
        </fieldset>`
      )}
      ${session.isGlobalAdmin ? this.review(changed) : nothing} ${this.noticeLine()}
    </form>`;
  }

  presets() {
    return html`<div class="row">
      <span>${text("policies.presets")}</span>
      ${Object.keys(PRESETS).map(
        name => html`<button type="button" class="quiet" @click=${() => this.fill(name)}>${text(`preset.${name}`)}</button>`
      )}
    </div>`;
  }

  clause(clause, isChanged) {
    const {path} = clause;
    return html`<div class=${isChanged ? "clause changed" : "clause"}>
      ${clause.isFlag ? this.flag(path) : clause.isTime ? this.time(path) : clause.values ? this.choice(clause) : this.number(clause)}
      <p class="faint" id="what-${path}">${text(`clause.${path}.what`)}</p>
      ${clause.path === "passwordPreset" ? html`<p class="faint">${wordFor("passwordPreset", this.draft[path])}</p>` : nothing}
    </div>`;
  }

  flag(path) {
    return html`<label class="check">
      <input
        type="checkbox"
        aria-describedby="what-${path}"
        .checked=${this.draft[path]}
        @change=${event => this.set(path, event.currentTarget.checked)}
      />
      ${text(`clause.${path}`)}
    </label>`;
  }

  choice({path, values}) {
    return html`<label
      >${text(`clause.${path}`)}
      <select aria-describedby="what-${path}" .value=${this.draft[path]} @change=${event => this.set(path, event.currentTarget.value)}>
        ${values.map(value => html`<option value=${value} ?selected=${value === this.draft[path]}>${wordFor("value", value)}</option>`)}
      </select>
    </label>`;
  }

  number({path, min, max}) {
    return html`<label
      >${text(`clause.${path}`)}
      <input
        type="number"
        aria-describedby="what-${path}"
        min=${min}
        max=${max}
        .value=${String(this.draft[path])}
        @input=${event => this.set(path, Number(event.currentTarget.value))}
      />
    </label>`;
  }

  time(path) {
    const {amount, unit} = parsed(this.draft[path]);
    return html`<div class="time">
      <label
        >${text(`clause.${path}`)}
        <input
          type="number"
          aria-describedby="what-${path}"
          min="0"
          .value=${String(amount)}
          @change=${event => this.set(path, written({amount: event.currentTarget.value, unit}))}
        />
      </label>
      <label
        ><span class="unseen">${text("clause.unit", {clause: text(`clause.${path}`)})}</span>
        <select @change=${event => this.set(path, written({amount, unit: event.currentTarget.value}))}>
          ${UNITS.map(name => html`<option value=${name} ?selected=${name === unit}>${text(`unit.${name}`)}</option>`)}
        </select>
      </label>
    </div>`;
  }

  review(changed) {
    return html`<h3>${text("policies.review")}</h3>
      ${changed.length
        ? html`<ul>
              ${changed.map(
                path => html`<li>
                  ${text("policies.change", {
                    clause: text(`clause.${path}`),
                    before: shown(this.saved()[path]),
                    after: shown(this.draft[path])
                  })}
                </li>`
              )}
            </ul>
            <div class="row">
              <button aria-disabled=${this.busy}>${text("policies.save")}</button>
              <button type="button" class="quiet" @click=${() => this.undo()}>${text("policies.undo")}</button>
            </div>`
        : html`<p class="faint">${text("policies.noChange")}</p>`}`;
  }

  saved() {
    return flat(this.chosen);
  }

  /** @returns the paths of what would be changed */
  changes() {
    const saved = this.saved();
    return Object.values(CLAUSES)
      .flat()
      .filter(({path, isTime}) => (isTime ? !isSame(saved[path], this.draft[path]) : saved[path] !== this.draft[path]))
      .map(({path}) => path);
  }

  set(path, value) {
    this.edit({[path]: value});
  }

  fill(preset) {
    this.edit(PRESETS[preset](this.chosen.name));
    this.tell(text("policies.filled", {preset: text(`preset.${preset}`)}));
  }

  async save() {
    const {name} = this.chosen;
    const path = `/populations/${encodeURIComponent(name)}`;
    const values = {population: wordFor("population", name)};
    if (!(await guarded(this, "rules", values, reason => this.ask("PUT", path, nested(this.draft), reason)))) {
      return;
    }
    this.populations = await this.ask("GET", "/populations");
    this.undo();
    this.tell(text("policies.saved"));
  }

  wordsFor(refused) {
    return refused.status === 409 ? text("policies.stale") : super.wordsFor(refused);
  }
}

/** A value as people say it. */
function shown(value) {
  if (typeof value === "boolean") {
    return text(value ? "clause.yes" : "clause.no");
  }
  if (typeof value === "string" && value.startsWith("P")) {
    const {amount, unit} = parsed(value);
    return length(amount, unit);
  }
  return wordFor("value", String(value));
}

customElements.define("console-policies", ConsolePolicies);
