// A form of the console: what the server finds wrong is said at the field that it is about.

import {guarded} from "./console-dialog.js";
import {ConsolePart} from "./console-part.js";
import {html, nothing} from "./page.js";
import {Refused} from "./server.js";
import {text} from "./text.js";

/** A form whose fields say themselves what the server found wrong with them. */
export class FormPart extends ConsolePart {
  static properties = {...ConsolePart.properties, flaws: {state: true}};

  constructor() {
    super();
    this.flaws = [];
  }

  /** The keyboard goes to the first field that is wrong. */
  async attempt(work) {
    if (this.busy) {
      return;
    }
    this.flaws = [];
    await super.attempt(work);
    await this.updateComplete;
    if (this.flaws.length) {
      this.querySelector("[aria-invalid=true]")?.focus();
    }
  }

  /**
   * A call that asks for a reason. What is wrong with a field is told at the field, so the question is closed before.
   *
   * @returns what was answered, true where that is nothing, or undefined when it was not done
   */
  async because(key, values, method, path, body) {
    const answer = await guarded(this, key, values, reason => flawed(this.ask(method, path, body, reason)));
    if (answer instanceof Refused) {
      throw answer;
    }
    return answer;
  }

  /** What has a field here is told there. */
  wordsFor(refused) {
    if (!refused.violations?.length) {
      return super.wordsFor(refused);
    }
    this.flaws = refused.violations.map(({field, sentence}) => ({field: field.replace(/\[.*/, ""), sentence}));
    const elsewhere = this.flaws.filter(({field}) => !this.querySelector(`[name="${CSS.escape(field)}"]`));
    return [text("form.flaws"), ...elsewhere.map(({field, sentence}) => `${field} ${sentence}`)].join(" ");
  }

  /**
   * A field with its label, what it is, and what is wrong with it.
   *
   * @param name as the server calls the field
   * @param control is given the name, whether it is invalid, and the ids of the words that describe it
   */
  field(name, label, control, what = "") {
    const flaws = this.flaws.filter(({field}) => field === name).map(({sentence}) => sentence);
    const ids = [...(what ? [`what-${name}`] : []), ...(flaws.length ? [`flaw-${name}`] : [])].join(" ");
    return html`<div class="field">
      <label>${label} ${control({name, invalid: flaws.length ? "true" : nothing, by: ids || nothing})}</label>
      ${what ? html`<span class="faint" id="what-${name}">${what}</span>` : nothing}
      ${flaws.length ? html`<span class="notice bad" id="flaw-${name}">${flaws.join("; ")}</span>` : nothing}
    </div>`;
  }

  /** A field of one line: its most letters, or what it may be from and to where it is a number. */
  line(name, label, value, {what, length, min, max, onChange} = {}) {
    const control = ({invalid, by}) => html`<input
      name=${name}
      type=${max ? "number" : "text"}
      min=${min ?? nothing}
      max=${max ?? nothing}
      maxlength=${length ?? nothing}
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      aria-invalid=${invalid}
      aria-describedby=${by}
      .value=${String(value ?? "")}
      @change=${onChange ?? nothing}
    />`;
    return this.field(name, label, control, what);
  }

  /** A field of several lines. */
  lines(name, label, value, {what, length, rows}) {
    const control = ({invalid, by}) => html`<textarea
      name=${name}
      rows=${rows}
      maxlength=${length ?? nothing}
      aria-invalid=${invalid}
      aria-describedby=${by}
      .value=${value ?? ""}
    ></textarea>`;
    return this.field(name, label, control, what);
  }
}

/** @returns the refusal that names fields as an answer; every other one is thrown */
async function flawed(call) {
  try {
    return await call;
  } catch (refused) {
    if (refused.violations?.length) {
      return refused;
    }
    throw refused;
  }
}
