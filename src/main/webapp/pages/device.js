// The companion device: linked once, it shows what is asked and answers with a signature.

import {repeat} from "lit-html/directives/repeat.js";
import {Device, NAME} from "./device-key.js";
import {Part, html, nothing} from "./page.js";
import {askDevice, askForLinkingCode} from "./sample-user.js";
import {address, isSandbox} from "./server.js";
import {moment, text} from "./text.js";

const POLL_MILLIS = 3_000;
const LISTEN_AGAIN_MILLIS = 1_000;
/** So long after the list has changed no answer is taken: it may have been meant for what was there before. */
const SETTLE_MILLIS = 700;
const PURPOSES = ["STEP_UP", "LOGIN"];
/** A browser cannot check a finger or a face, so it must not say that it did. */
const USE = "PROMPT";
/** Codes that say that there is nothing to answer any more. */
const OVER = ["NOT_PENDING", "NOT_FOUND"];

class DevicePage extends Part {
  static properties = {
    ...Part.properties,
    device: {state: true},
    challenges: {state: true},
    sandbox: {state: true},
    code: {state: true},
    isSettling: {state: true},
    isElsewhere: {state: true},
    isUnlinked: {state: true},
    trouble: {state: true}
  };

  constructor() {
    super();
    this.device = undefined;
    this.challenges = [];
    this.code = "";
    // What one tab does to the device is done to all.
    this.tabs = new BroadcastChannel(NAME);
    this.tabs.onmessage = () => this.readAgain().catch(refused => (this.trouble = this.wordsFor(refused)));
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
    this.stop();
    this.tabs.close();
  }

  render() {
    return html`
      <h1 tabindex="-1">${text("device.title")}</h1>
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
          <button aria-disabled=${this.busy}>${text("device.link.do")}</button>
        </form>
      </section>
      ${this.sandbox
        ? html`<section>
            <h2>${text("device.try.title")}</h2>
            <p>${text("device.try.code")}</p>
            <button type="button" class="quiet" aria-disabled=${this.busy} @click=${this.onPress(() => this.fillInCode())}>
              ${text("device.try.code.do")}
            </button>
          </section>`
        : nothing}
    `;
  }

  linked() {
    return html`
      <p>${text("device.linked", {name: this.device.name})}</p>
      ${this.device.use === USE ? nothing : html`<p class="notice bad">${text("device.biometric")}</p>`}
      <p class="notice bad" role="status">${this.isUnlinked ? text("device.unlinked") : this.trouble}</p>
      <div aria-live="assertive" ?hidden=${this.isUnlinked}>
        ${repeat(this.challenges, ({id}) => id, challenge => this.challenge(challenge))}
        ${this.challenges.length
          ? nothing
          : html`<section><p>${text(this.isElsewhere ? "device.elsewhere" : "device.nothing")}</p></section>`}
      </div>
      ${this.sandbox
        ? html`<section>
            <h2>${text("device.try.title")}</h2>
            <p>${text("device.try.ask")}</p>
            <button type="button" class="quiet" aria-disabled=${this.busy} @click=${this.onPress(askDevice)}>
              ${text("device.try.ask.do")}
            </button>
          </section>`
        : nothing}
      <p>
        <button type="button" class="danger" aria-disabled=${this.busy} @click=${this.onPress(() => this.forget())}>
          ${text("device.forget")}
        </button>
      </p>
    `;
  }

  challenge(challenge) {
    return html`<section>
      <h2>${text(challenge.operation ? "device.ask.operation" : `device.ask.${challenge.purpose}`)}</h2>
      ${challenge.operation ? html`<p class="amount">${challenge.operation.text}</p>` : nothing}
      ${challenge.purpose === "LOGIN" ? this.stranger(challenge) : nothing}
      <p class="faint">${text("device.expires", {moment: moment(challenge.expires)})}</p>
      <div class="row">
        ${this.answerButton(challenge, "APPROVE")} ${this.answerButton(challenge, "REJECT")}
      </div>
    </section>`;
  }

  /** Whoever asks knows nothing but a name: only its owner can tell whether it was them. */
  stranger({id}) {
    return html`<p>${text("device.compare")} <strong class="digits">${id.slice(-2)}</strong></p>
      <p>${text("device.stranger")}</p>`;
  }

  answerButton(challenge, verdict) {
    return html`<button
      type="button"
      class=${verdict === "APPROVE" ? nothing : "danger"}
      aria-disabled=${this.busy || this.isSettling}
      @click=${() => this.isSettling || this.attempt(() => this.answer(challenge, verdict))}
    >
      ${text(`device.answer.${verdict}`)}
    </button>`;
  }

  async link({code, name}) {
    this.start(await Device.link(code, name));
    this.tabs.postMessage("linked");
    this.code = "";
    this.tell(text("device.link.done"));
    this.lead();
  }

  async fillInCode() {
    this.code = await askForLinkingCode();
    this.tell(text("device.try.code.done"));
  }

  async answer(challenge, verdict) {
    try {
      await this.device.answer(challenge, verdict);
    } catch (refused) {
      if (OVER.includes(refused.code)) {
        this.drop(challenge);
      }
      throw refused;
    }
    this.drop(challenge);
    this.tell(text(`device.answered.${verdict}`));
  }

  drop(answered) {
    this.show(this.challenges.filter(challenge => challenge.id !== answered.id));
    this.lead();
  }

  async forget() {
    if (!confirm(text("device.forget.sure"))) {
      return;
    }
    await Device.forget();
    this.tabs.postMessage("forgotten");
    await this.readAgain();
    this.lead();
  }

  async readAgain() {
    this.stop();
    this.start(await Device.stored());
  }

  start(device) {
    this.stop();
    this.device = device;
    this.isUnlinked = false;
    this.isElsewhere = false;
    if (device) {
      this.listening = new AbortController();
      this.listenAlone(device, this.listening.signal);
    }
  }

  stop() {
    this.listening?.abort();
    this.challenges = [];
    this.trouble = "";
  }

  /** One tab at a time, the next when that one is closed: a second stream of a device would end the first. */
  async listenAlone(device, signal) {
    const work = lock => {
      this.isElsewhere = lock === null;
      return lock && this.keepListening(device, signal);
    };
    try {
      await navigator.locks.request(NAME, {ifAvailable: true}, work);
      if (this.isElsewhere) {
        await navigator.locks.request(NAME, {signal}, work);
      }
    } catch (refused) {
      if (!signal.aborted) {
        this.trouble = this.wordsFor(refused);
      }
    }
  }

  /** Events tell at once what waits; as long as they cannot be had, it is asked for again and again. */
  async keepListening(device, signal) {
    const show = challenges => signal.aborted || this.show(challenges);
    while (!signal.aborted && !this.isUnlinked) {
      try {
        await device.listen(show, signal);
        await pause(LISTEN_AGAIN_MILLIS);
      } catch (refused) {
        await this.poll(device, signal, show, refused);
      }
    }
  }

  /** @param why there are no events: too many devices may listen, for the seconds that the server says */
  async poll(device, signal, show, why) {
    const until = Date.now() + millisOf(why);
    let last = why;
    do {
      if (signal.aborted) {
        return;
      }
      if (last?.status === 401) {
        this.isUnlinked = true;
        return;
      }
      await pause(Math.max(POLL_MILLIS, last === why ? 0 : millisOf(last)));
      last = await this.look(device, signal, show);
    } while (last || Date.now() < until);
  }

  /** @returns why it failed, or null */
  async look(device, signal, show) {
    try {
      show(await device.waiting());
      return null;
    } catch (refused) {
      if (!signal.aborted) {
        this.trouble = this.wordsFor(refused);
      }
      return refused;
    }
  }

  /** What it does not know or cannot check it does not show, and so never answers. */
  show(challenges) {
    const known = challenges.filter(({purpose, use}) => PURPOSES.includes(purpose) && use === USE);
    if (idsOf(known) !== idsOf(this.challenges)) {
      clearTimeout(this.settling);
      this.isSettling = true;
      this.settling = setTimeout(() => (this.isSettling = false), SETTLE_MILLIS);
    }
    this.challenges = known;
    this.trouble = "";
  }

  wordsFor(refused) {
    const known = ["CODE_INVALID", "NOT_PENDING", "UNAUTHENTICATED"];
    return known.includes(refused.code) ? text(`device.code.${refused.code}`) : super.wordsFor(refused);
  }
}

function idsOf(challenges) {
  return challenges.map(({id}) => id).join();
}

/** How long the server wants to be left alone. */
function millisOf(refused) {
  return (refused?.retryAfter ?? 0) * 1_000;
}

function pause(millis) {
  return new Promise(resolve => setTimeout(resolve, millis));
}

customElements.define("device-page", DevicePage);
