// One person at a glance: who they are, how they sign in, where they are signed in, and what happened lately.

import {dangerous, explained, guarded} from "./console-dialog.js";
import {eventList, constant, sentence} from "./console-events.js";
import {ConsolePart, query} from "./console-part.js";
import {link} from "./console-route.js";
import {html, nothing} from "./page.js";
import {moment, shortMoment, text, wordFor} from "./text.js";

const PROFILE = ["phone", "email", "dateOfBirth", "externalUniqueId", "customerId", "created"];
const PASSWORD = "PASSWORD";
const MEMBERS = ["1", "2"];
const SHOWN = 20;

class ConsolePerson extends ConsolePart {
  static properties = {
    ...ConsolePart.properties,
    person: {},
    known: {state: true},
    events: {state: true},
    next: {state: true}
  };

  firstUpdated() {
    this.attempt(async () => {
      await this.read();
      this.lead();
    });
  }

  /** @returns the path of what is known about this person */
  path(more = "") {
    return `/people/${this.person}${more}`;
  }

  async read() {
    const [known, {events, next}] = await Promise.all([
      this.ask("GET", this.path()),
      this.ask("GET", query(this.path("/events"), {limit: SHOWN}))
    ]);
    this.known = known;
    this.events = events;
    this.next = next;
  }

  async readEarlier() {
    const {events, next} = await this.ask("GET", query(this.path("/events"), {limit: SHOWN, before: this.next}));
    this.events = [...this.events, ...events];
    this.next = next;
  }

  render() {
    return html`<p><a href=${link(this.tenant, "people")}>${text("person.back")}</a></p>
      ${this.noticeLine()}
      ${this.known
        ? html`${this.headline()} ${this.known.subjects.map(subject => this.subject(subject))}
          ${this.known.more ? html`<p>${text("person.more")}</p>` : nothing} ${this.history()}`
        : nothing}`;
  }

  headline() {
    const {customer, hasCap} = this.known;
    return html`<section>
      <h2 tabindex="-1">${nameOf(customer)} <span class="faint">${wordFor("kind", customer.kind)}</span></h2>
      <p class="state">${wordFor("status", customer.status)}. ${this.state()}</p>
      ${this.known.locks.map(lock => html`<p class="faint">${lockSentence(lock)}</p>`)}
      <dl>
        ${PROFILE.filter(name => customer[name]).map(
          name => html`<dt>${text(`person.${name}`)}</dt>
            <dd>${name === "created" ? moment(customer[name]) : customer[name]}</dd>`
        )}
        <dt>${text("person.cap")}</dt>
        <dd>
          ${text(hasCap ? "person.cap.on" : "person.cap.off")}
          ${this.button("cap", () => this.sendCap(nameOf(customer)), "quiet")}
        </dd>
      </dl>
    </section>`;
  }

  /** In one sentence what matters most now. */
  state() {
    const {subjects, locks: own} = this.known;
    const locked = [...own, ...subjects.flatMap(({locks}) => locks)].find(({lockedUntil}) => lockedUntil);
    if (locked) {
      return lockSentence(locked);
    }
    const last = this.events.find(({action}) => action === "SIGN_IN");
    return last ? text("person.last", {sentence: sentence(last), moment: shortMoment(last.occurred)}) : text("person.neverIn");
  }

  subject(subject) {
    const {identity, population, subjectId, authLockedAfter} = subject;
    return html`<section>
      <h3>${identity} <span class="faint">${text("subject.what", {population: wordFor("population", population), subjectId})}</span></h3>
      ${subject.active ? nothing : html`<p class="notice bad">${text("subject.shutOut")}</p>`}
      ${subject.locks.map(lock => this.lock(subject, lock))}
      ${authLockedAfter ? html`<p>${lastDay(authLockedAfter)}</p>` : nothing}
      <h4>${text("subject.authenticators")}</h4>
      ${this.authenticators(subject)}
      <h4>${text("subject.sessions")}</h4>
      ${this.sessions(subject)}
      ${MEMBERS.includes(population) ? this.membership(subject) : nothing}
    </section>`;
  }

  lock(subject, lock) {
    return html`<p class="row">
      <span class=${lock.lockedUntil ? "notice bad" : "faint"}>${lockSentence(lock)}</span>
      ${this.button("unlock", () => this.unlock(subject), "danger")}
    </p>`;
  }

  authenticators(subject) {
    const {authenticators} = subject;
    return authenticators.length
      ? html`<ul class="plain">
          ${authenticators.map(
            one => html`<li>
              <span>
                ${wordFor("authenticator", one.kind)} ${one.label ?? ""}<br />
                <span class="faint">${facts(one)}</span>
              </span>
              ${one.kind === PASSWORD || one.state === "PENDING" ? nothing : this.button("retire", () => this.retire(subject, one), "danger", one.label ?? wordFor("authenticator", one.kind))}
            </li>`
          )}
        </ul>`
      : html`<p>${text("subject.noAuthenticators")}</p>`;
  }

  sessions(subject) {
    const {sessions} = subject;
    return sessions.length
      ? html`<ul class="plain">
            ${sessions.map(
              ({started, lastActive, door, amr}) => html`<li>
                <span>
                  ${text("subject.session", {door, moment: shortMoment(started)})}<br />
                  <span class="faint">${text("subject.lastActive", {moment: shortMoment(lastActive)})} ${factorsOf(amr)}</span>
                </span>
              </li>`
            )}
          </ul>
          ${this.button("endSessions", () => this.endSessions(subject), "danger")}`
      : html`<p class="faint">${text("subject.noSessions")}</p>`;
  }

  membership(subject) {
    return html`${this.mandate(subject)}
    <details>
      <summary>${text("subject.membership")}</summary>
      ${this.button("invite", () => this.invite(subject), "quiet", subject.identity)}
      <form @submit=${this.onSubmit(({customer}, form) => this.giveMandate(subject, customer, form))}>
        <label
          >${text("mandate.customer")}
          <input name="customer" inputmode="numeric" pattern="[0-9]+" required maxlength="16" autocomplete="off" />
        </label>
        <button class="quiet" aria-disabled=${this.busy}>${text("mandate.give")}</button>
      </form>
    </details>`;
  }

  /** Nothing for those who came with this customer: its own people shut them out. */
  mandate(subject) {
    const {customerId} = this.known.customer;
    return subject.customerId === customerId
      ? nothing
      : html`<p class="row">
          <span
            >${text("mandate.here")}
            <a href=${link(this.tenant, "people", subject.customerId)}>${text("person.numbered", subject)}</a></span
          >
          ${this.button("withdraw", () => this.withdrawMandate(subject, customerId), "danger")}
        </p>`;
  }

  history() {
    return html`<section>
      <h3>${text("person.events")}</h3>
      ${this.events.length ? eventList(this.events, this.tenant) : html`<p class="faint">${text("person.noEvents")}</p>`}
      ${this.next
        ? html`<button type="button" class="quiet" aria-disabled=${this.busy} @click=${this.onPress(() => this.readEarlier())}>
            ${text("person.earlier")}
          </button>`
        : nothing}
    </section>`;
  }

  button(key, work, kind, about = "") {
    return html`<button type="button" class=${kind} aria-disabled=${this.busy} @click=${this.onPress(work)}>
      ${text(`person.do.${key}`)}${about ? html`<span class="unseen"> ${about}</span>` : nothing}
    </button>`;
  }

  sendCap(name) {
    return this.do("cap", {name}, reason => this.ask("POST", this.path("/cap"), {reason}));
  }

  unlock({subjectId, identity}) {
    return this.do("unlock", {identity}, reason => this.ask("POST", `/subjects/${subjectId}/unlock`, {reason}));
  }

  retire({subjectId, identity}, {kind, id, label}) {
    const what = [wordFor("authenticator", kind), label].filter(Boolean).join(" ");
    return this.do("retire", {identity, what}, reason =>
      this.ask("POST", `/subjects/${subjectId}/authenticators/retire`, {kind, ...(id && {id}), reason})
    );
  }

  endSessions({subjectId, identity}) {
    return this.do("endSessions", {identity}, reason => this.ask("POST", `/subjects/${subjectId}/sessions/end`, {reason}));
  }

  invite({subjectId, identity}) {
    const send = reason => this.ask("POST", `/subjects/${subjectId}/invite`, {reason});
    return this.do("invite", {identity}, send, explained);
  }

  /** What has changed is read again, also in what happened lately. */
  async do(key, values, work, asked = dangerous) {
    if (await asked(this, key, values, work)) {
      await this.read();
      this.tell(text(`danger.${key}.done`, values));
      // The button that was pressed may be gone.
      this.lead();
    }
  }

  async giveMandate({subjectId, identity}, customer, form) {
    const body = {customerId: Number(customer)};
    const give = reason => this.ask("POST", `/members/${subjectId}/customers`, body, reason);
    await this.do("mandate", {identity, customer}, give, guarded);
    form.reset();
  }

  withdrawMandate({subjectId, identity}, customer) {
    const withdraw = reason => this.ask("DELETE", `/members/${subjectId}/customers/${customer}`, undefined, reason);
    return this.do("withdraw", {identity, customer}, withdraw, guarded);
  }
}

function nameOf({name, customerId}) {
  return name || text("person.numbered", {customerId});
}

function lockSentence({factor, failures, lockedUntil}) {
  const values = {factor: wordFor("lock", factor), failures, moment: lockedUntil ? shortMoment(lockedUntil) : ""};
  return text(lockedUntil ? "lock.locked" : "lock.counted", values);
}

function lastDay(until) {
  return text(Date.parse(until) > Date.now() ? "subject.until" : "subject.expired", {moment: moment(until)});
}

/** What is known about an authenticator, in the order of its life. */
function facts(one) {
  const moments = ["created", "changed", "expires"].filter(name => one[name]);
  return [
    ...moments.map(name => text(`authenticator.${name}.at`, {moment: shortMoment(one[name])})),
    ...(one.state ? [wordFor("state", constant(one.state))] : [])
  ].join(" · ");
}

function factorsOf(amr) {
  return (amr ?? []).map(factor => wordFor("factor", factor)).join(", ");
}

customElements.define("console-person", ConsolePerson);
