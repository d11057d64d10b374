// What happened, as sentences. A code that nobody has words for is shown as it is; the raw code is always there too.

import {html, nothing} from "./page.js";
import {link} from "./console-route.js";
import {moment, text, wordFor} from "./text.js";

/** What the server calls the ways to show who one is (RFC 8176, and more of ours). */
const FACTORS = ["pwd", "otp", "swk", "pop", "sms", "push"];
const GOOD = [
  ...["DONE", "VERIFIED", "SENT", "RENEWED", "ACCEPTED", "APPROVED", "SIGNED_OUT", "STARTED", "TAKEN", "ANSWERED"],
  ...["ALL", "ONE", "ON", "OFF", "SET", "REMOVED", "NEW_SECRET", "LANGUAGE", "CHOSEN", "CREATED", "CHANGED", "GIVEN"],
  ...["GIVEN_BEFORE", "ENROLLED_BEFORE", "STANDARD", "STEPPED_UP", "OPENED", "SHOWN", "MASKED", "WHOLE", "ISSUED", "LINKED"],
  ...["RIGHT", "PENDING"]
];

/** Such as {@code Sign-in refused: the password was wrong}. */
export function sentence({action, outcome, factor}) {
  const name = constant(outcome);
  const special = [`${action}.${name}.${factor}`, `${action}.${name}`].find(key => wordFor("event", key) !== key);
  return special
    ? wordFor("event", special)
    : text("event.plain", {action: wordFor("action", action), outcome: wordOr("outcome", name, outcome)});
}

export function isGood({outcome}) {
  return GOOD.includes(constant(outcome));
}

/** @param tenant whose audit tells more */
export function eventList(events, tenant) {
  return html`<ol class="events">
    ${events.map(
      event => html`<li class=${isGood(event) ? "good" : "bad"}>
        <span>${sentence(event)}${means(event)}</span>
        <span class="faint">
          <time datetime=${event.occurred}>${moment(event.occurred)}</time>
          ${event.address ? text("event.from", event) : nothing} ${by(event)}
          ${event.subjectId && tenant !== undefined
            ? html`<a href=${link(tenant, "audit", event.subjectId)}>${text("event.subject", event)}</a>`
            : nothing}
        </span>
        ${event.reason ? html`<span>${text("event.reason", event)}</span>` : nothing}
        <code class="faint">${[event.action, event.outcome, event.factor, event.traceId].filter(Boolean).join(" ")}</code>
      </li>`
    )}
  </ol>`;
}

function wordOr(prefix, code, raw) {
  const word = wordFor(prefix, code);
  return word === code ? raw : word;
}

/** How, where that is not what the sentence is about. */
function means({factor, outcome}) {
  return FACTORS.includes(factor) && isGood({outcome}) ? ` ${text("event.by", {factor: wordFor("factor", factor)})}` : "";
}

function by({actorId, subjectId}) {
  return actorId && actorId !== subjectId ? text("event.actor", {actor: actorId}) : "";
}

/** The server names cases in either way: FactorMissing, or FACTOR_MISSING. */
export function constant(name) {
  return name.replace(/([a-z])([A-Z])/g, "$1_$2").toUpperCase();
}
