// Which gateways carry a tenant's messages, and in which order they are asked.

import {guarded} from "./console-dialog.js";
import {ConsolePart} from "./console-part.js";
import {html, nothing} from "./page.js";
import {text} from "./text.js";

class ConsoleRoutes extends ConsolePart {
  static properties = {...ConsolePart.properties, gateways: {state: true}, rows: {state: true}};

  firstUpdated() {
    this.attempt(async () => this.take(await this.ask("GET", "/routes")));
  }

  /** Each row gets a key of its own, so that what is typed stays in its row when another goes. */
  take({routes, gateways}) {
    this.gateways = gateways;
    this.rows = routes.map(({prefix, gateways: order}) => ({prefix: prefix ?? "", order: order.join(", ")}));
  }

  render() {
    return html`<section>
      <h2 tabindex="-1">${text("routes.title")}</h2>
      <p class="faint">${text("routes.what")}</p>
      ${this.noticeLine()} ${this.rows ? this.form() : nothing}
    </section>`;
  }

  form() {
    return html`<p>${text("routes.gateways", {gateways: this.gateways.join(", ")})}</p>
      <form class="wide" @submit=${this.onSubmit(() => this.save())}>
        ${this.rows.length ? nothing : html`<p>${text("routes.none")}</p>`}
        ${this.rows.map(
          (row, index) => html`<fieldset class="line">
            <legend>${text(row.prefix ? "routes.for" : "routes.forAll", row)}</legend>
            <label
              >${text("routes.prefix")}
              <input
                inputmode="numeric"
                autocomplete="off"
                pattern="[1-9][0-9]*"
                maxlength="7"
                .value=${row.prefix}
                @input=${event => this.change(index, {prefix: event.currentTarget.value})}
              />
            </label>
            <label
              >${text("routes.order")}
              <input
                autocomplete="off"
                spellcheck="false"
                required
                .value=${row.order}
                @input=${event => this.change(index, {order: event.currentTarget.value})}
              />
            </label>
            <button type="button" class="danger" @click=${() => this.drop(index)}>
              ${text("routes.drop")}<span class="unseen"> ${row.prefix}</span>
            </button>
          </fieldset>`
        )}
        <div class="row">
          <button type="button" class="quiet" @click=${() => this.add()}>${text("routes.add")}</button>
          <button aria-disabled=${this.busy}>${text("routes.save")}</button>
        </div>
      </form>`;
  }

  change(index, news) {
    this.rows = this.rows.map((row, at) => (at === index ? {...row, ...news} : row));
  }

  drop(index) {
    this.rows = this.rows.filter((row, at) => at !== index);
  }

  async add() {
    this.rows = [...this.rows, {prefix: "", order: this.gateways.join(", ")}];
    await this.updateComplete;
    this.querySelector("fieldset:last-of-type input").focus();
  }

  async save() {
    const routes = this.rows.map(({prefix, order}) => ({
      ...(prefix && {prefix}),
      gateways: order.split(/[\s,]+/).filter(Boolean)
    }));
    const saved = await guarded(this, "routes", {}, reason => this.ask("PUT", "/routes", {routes}, reason));
    if (saved) {
      this.take(saved);
      this.tell(text("routes.saved"));
    }
  }
}

customElements.define("console-routes", ConsoleRoutes);
