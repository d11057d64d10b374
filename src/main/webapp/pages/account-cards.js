// Wallets and cards. A card is shown whole for the card access password only, and for a short time.

import {Part, html, nothing} from "./page.js";
import {session} from "./session.js";
import {text, wordFor} from "./text.js";

const SHOWN_MILLIS = 60_000;

class AccountCards extends Part {
  static properties = {
    ...Part.properties,
    wallets: {state: true},
    cards: {state: true},
    chosen: {state: true},
    whole: {state: true}
  };

  constructor() {
    super();
    this.chosen = null;
    this.whole = null;
  }

  firstUpdated() {
    this.attempt(async () => {
      [this.wallets, this.cards] = await Promise.all([
        session.call("GET", `${session.own}/wallets`),
        session.call("GET", `${session.own}/cards`)
      ]);
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.hide();
  }

  render() {
    return html`<section>
      <h2>${text("cards.title")}</h2>
      ${this.wallets?.length === 0 ? html`<p class="faint">${text("cards.none")}</p>` : nothing}
      ${this.wallets?.map(wallet => this.wallet(wallet))} ${this.noticeLine()}
      ${this.chosen ? this.question() : nothing}
      <details>
        <summary>${text("cap.title")}</summary>
        <p class="faint">${text("cap.what")}</p>
        <form @submit=${this.onSubmit((fields, form) => this.setPassword(fields, form))}>
          <label
            >${text("cap.password")}
            <input name="password" type="password" autocomplete="off" required minlength="3" maxlength="80" />
          </label>
          <button class="quiet" aria-disabled=${this.busy}>${text("cap.set")}</button>
        </form>
      </details>
    </section>`;
  }

  wallet(wallet) {
    return html`<h3>${wallet.name} <span class="faint">${wallet.currency}</span></h3>
      <ul class="plain">
        ${this.cards
          .filter(card => card.walletId === wallet.walletId)
          .map(
            card => html`<li>
              <span>
                <span class="digits">${grouped(card.pan)}</span><br />
                <span class="faint">${card.cardHolderName} · ${card.expiry} · ${wordFor("status", card.status)}</span>
              </span>
              <button type="button" class="quiet" @click=${() => this.choose(card)}>
                ${text("cards.show")}<span class="unseen"> ${card.pan.slice(-4)}</span>
              </button>
            </li>`
          )}
      </ul>`;
  }

  question() {
    if (this.whole) {
      return html`<div class="card" role="region" aria-label=${text("cards.whole")}>
        <p class="digits">${grouped(this.whole.pan)}</p>
        <dl>
          <dt>${text("cards.expiry")}</dt>
          <dd>${this.whole.expiry}</dd>
          <dt>${text("cards.cvv")}</dt>
          <dd class="digits">${this.whole.cvv}</dd>
        </dl>
        <button type="button" class="quiet" @click=${() => this.hide()}>${text("cards.hide")}</button>
      </div>`;
    }
    return html`<form @submit=${this.onSubmit(fields => this.show(fields.cap))}>
      <label
        >${text("cards.cap", {last: this.chosen.pan.slice(-4)})}
        <input name="cap" type="password" autocomplete="off" required minlength="3" maxlength="80" />
      </label>
      <button aria-disabled=${this.busy}>${text("cards.show")}</button>
    </form>`;
  }

  choose(card) {
    this.hide();
    this.chosen = card;
  }

  async show(cap) {
    const card = this.chosen;
    const whole = await session.call("POST", `/tenants/${session.tenant}/cards/${card.cardId}/details`, {cap});
    if (card !== this.chosen) {
      // Another card was chosen meanwhile, or nobody is here any more.
      return;
    }
    this.whole = whole;
    this.timer = setTimeout(() => this.hide(), SHOWN_MILLIS);
  }

  hide() {
    clearTimeout(this.timer);
    this.whole = null;
    this.chosen = null;
  }

  async setPassword({password}, form) {
    await session.call("POST", `${session.own}/identities`, {identity: "CAP", password});
    form.reset();
    this.tell(text("cap.done"));
  }
}

/** Four digits and a blank, as on the card; what is masked has neither. */
function grouped(pan) {
  return pan.replace(/(.{4})(?=.)/g, "$1 ");
}

customElements.define("account-cards", AccountCards);
