// What all pages share: one way to show what went well or wrong, to be busy, and to let something be copied.

import {LitElement, html, nothing} from "lit";
import {Refused, Unreachable, address, isSandbox} from "./server.js";
import {text} from "./text.js";

/**
 * A part of a page. It is rendered into the page itself and not into a shadow tree, so that one style sheet and every
 * tool for accessibility see all of it.
 */
export class Part extends LitElement {
  static properties = {notice: {state: true}, busy: {state: true}};

  constructor() {
    super();
    this.notice = null;
    this.busy = false;
  }

  createRenderRoot() {
    return this;
  }

  /**
   * Does something once at a time, and shows what it was refused for. Buttons say that they are busy and stay where they
   * are: a button that is disabled would lose the focus.
   */
  async attempt(work) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.notice = null;
    try {
      await work();
    } catch (refused) {
      this.notice = {isBad: true, words: this.wordsFor(refused)};
    } finally {
      this.busy = false;
    }
  }

  tell(words) {
    this.notice = {isBad: false, words};
  }

  /** A page that knows better words for a code of its door adds them. */
  wordsFor(refused) {
    return wordsFor(refused);
  }

  /** An event handler for a form: gives its fields, and never sends it anywhere. */
  onSubmit(work) {
    return event => {
      event.preventDefault();
      const form = event.currentTarget;
      const fields = Object.fromEntries(new FormData(form));
      this.attempt(() => work(fields, form));
    };
  }

  onPress(work) {
    return () => this.attempt(work);
  }

  /** The keyboard and the screen reader follow to what has taken the place of the rest. */
  async lead() {
    await this.updateComplete;
    this.querySelector("h1, h2")?.focus();
  }

  /** Always there, so that a screen reader notices when it changes. */
  noticeLine() {
    const kind = this.notice ? (this.notice.isBad ? "bad" : "good") : "none";
    return html`<p class="notice ${kind}" role="status">${this.notice?.words ?? nothing}</p>`;
  }
}

/** Words for people; what a developer needs to find the call stands behind them. */
export function wordsFor(refused) {
  if (refused instanceof Unreachable) {
    return text("error.unreachable");
  }
  if (!(refused instanceof Refused)) {
    return refused.message ? text("error.other", {words: refused.message}) : text("error.unknown");
  }
  if (refused.status === 429 || refused.status === 503) {
    return text("error.later", {seconds: refused.retryAfter || 60});
  }
  if (refused.status >= 500) {
    return text("error.broken", {reference: refused.reference});
  }
  return refused.message || text("error.refused", {status: refused.status});
}

/** An event handler that has the browser ask before the page is left. */
export function askToStay(leaving) {
  leaving.preventDefault();
}

/** Something to paste elsewhere, with a button that copies it. */
class CopyableText extends LitElement {
  static properties = {value: {}, label: {}, copied: {state: true}};

  constructor() {
    super();
    this.value = "";
    this.label = "";
    this.copied = false;
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return html`<figure class="copyable">
      <pre tabindex="0" aria-label=${this.label}>${this.value}</pre>
      <button type="button" class="quiet" @click=${this.copy}>
        ${this.copied ? text("copy.done") : text("copy.do")}<span class="unseen"> ${this.label}</span>
      </button>
    </figure>`;
  }

  async copy() {
    await navigator.clipboard.writeText(this.value);
    this.copied = true;
    setTimeout(() => (this.copied = false), 2000);
  }
}

/** The head of each page: where one is, and where else one may go. */
class PageHead extends LitElement {
  static properties = {here: {}, sandbox: {state: true}};

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    document.title = text("title", {page: text(`${this.here}.title`)});
    // A server that cannot be reached is the page's to tell.
    isSandbox().then(
      yes => (this.sandbox = yes),
      () => {}
    );
  }

  render() {
    const pages = ["account", "device", "console", ...(this.sandbox ? ["sandbox"] : [])];
    return html`<a class="skip" href="#main">${text("skip")}</a>
      <div class="head">
        <a class="name" href=${address("")} aria-current=${this.here === "landing" ? "page" : nothing}>Gatehouse</a>
        ${this.sandbox ? html`<strong class="badge">${text("badge.sandbox")}</strong>` : nothing}
        <nav aria-label=${text("nav")}>
          ${pages.map(
            page => html`<a href=${address(`${page}/`)} aria-current=${this.here === page ? "page" : nothing}
              >${text(`nav.${page}`)}</a
            >`
          )}
        </nav>
      </div>`;
  }
}

customElements.define("copyable-text", CopyableText);
customElements.define("page-head", PageHead);

export {html, nothing};
