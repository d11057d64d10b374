// How busy the server is right now, and in the minutes since somebody looks.

import {chart} from "./chart.js";
import {ask} from "./console-part.js";
import {LookingPart} from "./looking-part.js";
import {html, nothing} from "./page.js";
import {count, text} from "./text.js";

const LOOK_AGAIN_MILLIS = 5_000;
const KEPT = 60;
/** The colour of what is being done; the next one is of what waits. */
const BUSY = 4;

class ConsoleLoad extends LookingPart {
  static properties = {...LookingPart.properties, looks: {state: true}};

  constructor() {
    super(LOOK_AGAIN_MILLIS);
    this.looks = [];
  }

  async look() {
    const load = await ask("GET", "/load");
    this.looks = [...this.looks, {at: new Date(), ...load}].slice(-KEPT);
  }

  render() {
    const now = this.looks.at(-1);
    return html`${this.trouble ? html`<p class="notice bad">${this.trouble}</p>` : nothing} ${now ? this.shown(now) : nothing}`;
  }

  shown({hashing, outbox}) {
    const kinds = ["busy", "waiting"].map((key, colour) => ({key, name: text(`load.${key}`), colour: BUSY + colour}));
    const bars = this.looks.map(({at, hashing: counts}) => ({label: at.toLocaleTimeString(), counts}));
    return html`<dl>
        <dt>${text("load.hashing")}</dt>
        <dd>${text("load.hashing.now", {busy: count(hashing.busy), permits: count(hashing.permits), waiting: count(hashing.waiting)})}</dd>
        <dt>${text("load.outbox")}</dt>
        <dd>${text("load.outbox.now", {queued: count(outbox.queued), seconds: count(outbox.oldestSeconds ?? 0)})}</dd>
      </dl>
      ${chart(text("load.queue"), kinds, bars, KEPT)}`;
  }
}

customElements.define("console-load", ConsoleLoad);
