// The companion device: linked once, it shows what is asked and answers with a signature.

import {Device} from "./device-key.js";
import {Part, html, nothing} from "./page.js";
import {askDevice, askForLinkingCode} from "./sample-user.js";
import {Refused, address, isSandbox} from "./server.js";
import {moment, text} from "./text.js";

const POLL_MILLIS = 3_000;
const LISTEN_AGAIN_MILLIS = 1_000;
const PURPOSES = ["STEP_UP", "LOGIN"];

class DevicePage extends Part {
  static properties = {
    ...Part.properties,
    device: {state: true},
    challenges: {state: true},
    sandbox: {state: true},
    code: {state: true}
  };

  constructor() {
    super();
    this.device = undefined;
    this.challenges = [];
    this.code = "";
  }

  firstUpdated() {
    // With it the browser offers to install this page, and only this one.
    document.head.append(
      Object.assign(document.createElement("link"), {rel: "manifest", href: address("pages/device.webmanifest")})
    );
    this.attempt(async () => {
      this.sandbox = await isSandbox();
      this.start(await Device.stored());
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.listening?.abort();
  }

  render() {
    return html`
      <h1>${text("device.title")}</h1>
      ${this.noticeLine()}
      ${this.device === undefined ? nothing : this.device ? this.linked() : this.unlinked()}
    `;
  }

  unlinked() {
    return html`
      <section>
        <h2>${text("device.link.title")}</h2>
        <p>${text("device.link.what")}</p>
        <form @submit=${this.onSubmit(fields => this.link(fields))}>
          <label
            >${text("device.link.code")}
            <input
              name="code"
              class="digits"
              autocomplete="off"
              autocapitalize="characters"
              spellcheck="false"
              required
              minlength="16"
              maxlength="24"
              .value=${this.code}
            />
          </label>
          <label
            >${text("device.link.name")}
            <input name="name" autocomplete="off" required maxlength="80" value=${text("device.link.name.first")} />
          </label>
          <button ?disabled=${this.busy}>${text("device.link.do")}</button>
        </form>
      </section>
      ${this.sandbox
        ? html`<section>
            <h2>${text("device.try.title")}</h2>
            <p>${text("device.try.code")}</p>
            <button type="button" class="quiet" ?disabled=${this.busy} @click=${this.onPress(() => this.fillInCode())}>
              ${text("device.try.code.do")}
            </button>
          </section>`
        : nothing}
    `;
  }

  linked() {
    return html`
      <p>${text("device.linked", {name: this.device.name})}</p>
      <div aria-live="assertive">
        ${this.challenges.length
          ? this.challenges.map(challenge => this.challenge(challenge))
          : html`<section><p>${text("device.nothing")}</p></section>`}
      </div>
      ${this.sandbox
        ? html`<section>
            <h2>${text("device.try.title")}</h2>
            <p>${text("device.try.ask")}</p>
            <button type="button" class="quiet" ?disabled=${this.busy} @click=${this.onPress(askDevice)}>
              ${text("device.try.ask.do")}
            </button>
          </section>`
        : nothing}
      <p>
        <button type="button" class="danger" ?disabled=${this.busy} @click=${this.onPress(() => this.forget())}>
          ${text("device.forget")}
        </button>
      </p>
    `;
  }

  challenge(challenge) {
    return html`<section>
      <h2>${text(challenge.operation ? "device.ask.operation" : `device.ask.${challenge.purpose}`)}</h2>
      ${challenge.operation ? html`<p class="amount">${challenge.operation.text}</p>` : nothing}
      <p class="faint">${text("device.expires", {moment: moment(challenge.expires)})}</p>
      <div class="row">
        <button type="button" ?disabled=${this.busy} @click=${this.onPress(() => this.answer(challenge, "APPROVE"))}>
          ${text("device.approve")}
        </button>
        <button
          type="button"
          class="danger"
          ?disabled=${this.busy}
          @click=${this.onPress(() => this.answer(challenge, "REJECT"))}
        >
          ${text("device.reject")}
        </button>
      </div>
    </section>`;
  }

  async link({code, name}) {
    this.start(await Device.link(code, name));
    this.tell(text("device.link.done"));
  }

  async fillInCode() {
    this.code = await askForLinkingCode();
    this.tell(text("device.try.code.done"));
  }

  async answer(challenge, verdict) {
    try {
      await this.device.answer(challenge, verdict);
      this.tell(text(verdict === "APPROVE" ? "device.approved" : "device.rejected"));
    } finally {
      this.show(await this.device.waiting());
    }
  }

  async forget() {
    if (!confirm(text("device.forget.sure"))) {
      return;
    }
    await Device.forget();
    this.listening.abort();
    this.device = null;
    this.challenges = [];
  }

  start(device) {
    this.device = device;
    if (device) {
      this.listening = new AbortController();
      this.keepListening(device, this.listening.signal);
    }
  }

  /** Events tell at once what waits; as long as they cannot be had, it is asked for again and again. */
  async keepListening(device, signal) {
    while (!signal.aborted) {
      try {
        await device.listen(challenges => this.show(challenges), signal);
        await pause(LISTEN_AGAIN_MILLIS);
      } catch (refused) {
        if (signal.aborted) {
          return;
        }
        await this.poll(device, refused);
      }
    }
  }

  async poll(device, why) {
    if (why instanceof Refused && why.status === 401) {
      this.notice = {isBad: true, words: text("device.unlinked")};
    }
    await pause(POLL_MILLIS);
    try {
      this.show(await device.waiting());
    } catch (refused) {
      this.notice ??= {isBad: true, words: this.wordsFor(refused)};
    }
  }

  /** What it does not know it does not show, and so never answers. */
  show(challenges) {
    this.challenges = challenges.filter(challenge => PURPOSES.includes(challenge.purpose));
  }

  wordsFor(refused) {
    const known = ["CODE_INVALID", "NOT_PENDING", "UNAUTHENTICATED"];
    return known.includes(refused.code) ? text(`device.code.${refused.code}`) : super.wordsFor(refused);
  }
}

function pause(millis) {
  return new Promise(resolve => setTimeout(resolve, millis));
}

customElements.define("device-page", DevicePage);
