// What a tenant's messages say: one text for each channel, language and purpose, looked at before it is said.

import {FormPart} from "./console-form.js";
import {html, nothing} from "./page.js";
import {Refused} from "./server.js";
import {count, text, wordFor} from "./text.js";

const SMS = "SMS";
const SEGMENTS = [1, 2, 3];
const LONGEST_TAG = 35;
const LONGEST_HOST = 253;
const LONGEST_SUBJECT = 200;
const LONGEST_BODY = 4_000;

/** In which language a tenant writes, and to which pages its codes belong. */
class ConsoleTextSettings extends FormPart {
  static properties = {...FormPart.properties, settings: {attribute: false}, bound: {state: true}};

  render() {
    const {language, host, originBound} = this.settings;
    const isBound = this.bound ?? originBound;
    return html`<form novalidate @submit=${this.onSubmit(fields => this.save(fields, isBound))}>
      ${this.line("language", text("texts.language"), language, {what: text("texts.language.what"), length: LONGEST_TAG})}
      <label class="check">
        <input type="checkbox" .checked=${isBound} @change=${event => (this.bound = event.currentTarget.checked)} />
        ${text("texts.originBound")}
      </label>
      <p class="faint">${text("texts.originBound.what")}</p>
      ${isBound ? this.line("host", text("texts.host"), host, {length: LONGEST_HOST}) : nothing}
      <button aria-disabled=${this.busy}>${text("texts.settings.save")}</button>
      ${this.noticeLine()}
    </form>`;
  }

  async save({language, host}, originBound) {
    const settings = {
      ...(language.trim() && {language: language.trim()}),
      originBound,
      ...(originBound && {host: host.trim()})
    };
    if (await this.because("writing", {}, "PUT", "/texts", settings)) {
      this.bound = undefined;
      this.tell(text("texts.settings.saved"));
      this.dispatchEvent(new Event("settled"));
    }
  }
}

class ConsoleTexts extends FormPart {
  static properties = {
    ...FormPart.properties,
    settings: {state: true},
    texts: {state: true},
    purposes: {state: true},
    key: {state: true},
    preview: {state: true}
  };

  constructor() {
    super();
    this.preview = null;
  }

  firstUpdated() {
    this.attempt(async () => {
      await this.read();
      this.choose({purpose: this.purposes[0].purpose});
    });
  }

  async read() {
    const {settings, texts, purposes} = await this.ask("GET", "/texts");
    this.settings = settings;
    this.texts = texts;
    this.purposes = purposes;
  }

  /** Another purpose may not leave by the channel that was chosen. */
  choose(news) {
    const {purpose, channel, language} = {channel: SMS, language: this.settings.language ?? "en", ...this.key, ...news};
    const {channels} = this.purposeOf(purpose);
    this.key = {purpose, channel: channels.includes(channel) ? channel : channels[0], language};
    this.preview = this.stored()?.preview ?? null;
    this.flaws = [];
    this.notice = null;
  }

  purposeOf(name) {
    return this.purposes.find(({purpose}) => purpose === name);
  }

  /** @returns the tenant's text of this key, or undefined where it has none */
  stored() {
    const {purpose, channel, language} = this.key;
    return this.texts.find(
      one => one.purpose === purpose && one.channel === channel && one.language.toLowerCase() === language.toLowerCase()
    );
  }

  render() {
    return html`<section>
        <h2 tabindex="-1">${text("texts.title")}</h2>
        <p class="faint">${text("texts.what")}</p>
        ${this.texts ? this.list() : this.noticeLine()}
      </section>
      ${this.key ? html`<section id="text"><h3 tabindex="-1">${text("texts.one")}</h3>${this.form()}</section>` : nothing}
      ${this.settings
        ? html`<section>
            <h3>${text("texts.settings")}</h3>
            <console-text-settings
              tenant=${this.tenant}
              .settings=${this.settings}
              @settled=${() => this.attempt(() => this.read())}
            ></console-text-settings>
          </section>`
        : nothing}`;
  }

  list() {
    return this.texts.length
      ? html`<ul class="plain">
          ${this.texts.map(
            one => html`<li>
              <span>
                <strong>${titleOf(one)}</strong><br />
                <span class="said">${one.preview.text}</span>
              </span>
              <button type="button" class="quiet" @click=${() => this.edit(one)}>
                ${text("texts.edit")}<span class="unseen"> ${titleOf(one)}</span>
              </button>
            </li>`
          )}
        </ul>`
      : html`<p>${text("texts.none")}</p>`;
  }

  async edit({purpose, channel, language}) {
    this.choose({purpose, channel, language});
    await this.updateComplete;
    this.querySelector("#text h3").focus();
  }

  form() {
    const {purpose, channel, language} = this.key;
    const {channels, places, needed, builtIn} = this.purposeOf(purpose);
    const stored = this.stored();
    return html`<form class="wide" novalidate @submit=${this.onSubmit(fields => this.save(fields))}>
      <div class="line">
        <label
          >${text("texts.purpose")}
          <select @change=${event => this.choose({purpose: event.currentTarget.value})}>
            ${this.purposes.map(
              one => html`<option value=${one.purpose} .selected=${one.purpose === purpose}>
                ${wordFor("purpose", one.purpose)}
              </option>`
            )}
          </select>
        </label>
        <label
          >${text("texts.channel")}
          <select @change=${event => this.choose({channel: event.currentTarget.value})}>
            ${channels.map(
              one => html`<option value=${one} .selected=${one === channel}>${wordFor("channel", one)}</option>`
            )}
          </select>
        </label>
        ${this.line("reader", text("texts.reader"), language, {
          length: LONGEST_TAG,
          onChange: event => this.choose({language: event.currentTarget.value.trim()})
        })}
      </div>
      <p class="faint">
        ${text(stored ? "texts.said" : "texts.unsaid")} ${text("texts.builtIn")} <span class="said">${builtIn}</span>
      </p>
      ${channel === SMS
        ? nothing
        : this.line("subject", text("texts.subject"), stored?.subject, {what: text("texts.subject.what"), length: LONGEST_SUBJECT})}
      ${this.body(stored, places, needed)}
      ${channel === SMS ? this.segments(stored) : nothing}
      <div class="row">
        <button aria-disabled=${this.busy}>${text("texts.save")}</button>
        <button
          type="button"
          class="quiet"
          aria-disabled=${this.busy}
          @click=${event => this.look(new FormData(event.currentTarget.form))}
        >
          ${text("texts.look")}
        </button>
        ${stored
          ? html`<button type="button" class="danger" aria-disabled=${this.busy} @click=${this.onPress(() => this.remove())}>
              ${text("texts.remove")}
            </button>`
          : nothing}
      </div>
      ${this.noticeLine()} ${this.preview ? this.shown(this.preview) : nothing}
    </form>`;
  }

  body(stored, places, needed) {
    const others = places.filter(place => !needed.includes(place));
    const what = [
      ...(needed.length ? [text("texts.needed", {places: braced(needed)})] : []),
      ...(others.length ? [text("texts.places", {places: braced(others)})] : [])
    ].join(" ");
    return this.lines("body", text("texts.body"), stored?.body, {
      what: what || text("texts.noPlaces"),
      length: LONGEST_BODY,
      rows: 4
    });
  }

  segments(stored) {
    const most = stored?.segments ?? 1;
    return this.field(
      "segments",
      text("texts.segments"),
      ({name, invalid, by}) => html`<select name=${name} aria-invalid=${invalid} aria-describedby=${by}>
        ${SEGMENTS.map(one => html`<option value=${one} .selected=${one === most}>${one}</option>`)}
      </select>`,
      text("texts.segments.what")
    );
  }

  /** As somebody reads it, with samples in its places. */
  shown({subject, text: said, length, longest}) {
    return html`<figure class="preview">
      <figcaption>${text("texts.preview")}</figcaption>
      ${subject ? html`<strong>${subject}</strong>` : nothing}
      <blockquote class="said">${said}</blockquote>
      ${length
        ? html`<p class="faint">
            ${text("texts.length", lengths(length))} ${text("texts.longest", lengths(longest))}
          </p>`
        : nothing}
    </figure>`;
  }

  path() {
    const {purpose, channel, language} = this.key;
    return `/texts/${channel}/${encodeURIComponent(language || "-")}/${purpose}`;
  }

  /** What the fields say. Beside an SMS there is no subject, beside an e-mail no number of messages. */
  typed({subject, body, segments}) {
    return {body, ...(subject && {subject}), ...(segments && {segments: Number(segments)})};
  }

  /** Nothing is stored. */
  async check(fields) {
    this.preview = null;
    this.preview = await this.ask("POST", `${this.path()}/preview`, this.typed(fields));
    this.tell(text("texts.fit"));
  }

  look(form) {
    return this.attempt(() => this.check(Object.fromEntries(form)));
  }

  /** Whoever is asked why has seen that it may be said. */
  async save(fields) {
    await this.check(fields);
    const version = this.stored()?.version;
    const wanted = {...(version && {version}), ...this.typed(fields)};
    const said = await this.because("text", this.words(), "PUT", this.path(), wanted);
    if (said) {
      this.key = {...this.key, language: said.language};
      await this.read();
      this.tell(text("texts.saved"));
    }
  }

  async remove() {
    if (await this.because("noText", this.words(), "DELETE", this.path())) {
      await this.read();
      this.choose({});
      this.tell(text("danger.noText.done"));
    }
  }

  words() {
    return {text: titleOf(this.key)};
  }

  /** Purpose and channel come from lists: what is nowhere is the language. */
  wordsFor(refused) {
    if (refused instanceof Refused && refused.status === 404 && !this.stored()) {
      return super.wordsFor({violations: [{field: "reader", sentence: text("texts.reader.none")}]});
    }
    return refused.status === 409 ? text("texts.stale") : super.wordsFor(refused);
  }
}

function titleOf({purpose, channel, language}) {
  return text("texts.row", {purpose: wordFor("purpose", purpose), channel: wordFor("channel", channel), language});
}

function braced(places) {
  return places.map(place => `{${place}}`).join(" ");
}

function lengths({alphabet, units, segments}) {
  return {alphabet: wordFor("alphabet", alphabet), units: count(units), segments: count(segments)};
}

customElements.define("console-text-settings", ConsoleTextSettings);
customElements.define("console-texts", ConsoleTexts);
