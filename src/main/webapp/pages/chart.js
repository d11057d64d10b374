// Bars in a row, stacked by kind, with a table of the same numbers for whoever does not see them.

import {svg} from "lit";
import {html, nothing} from "./page.js";
import {count, text} from "./text.js";

const HEIGHT = 120;
const WIDTH = 600;
/** Part of the room of a bar that stays empty. */
const GAP = 0.2;

/**
 * @param title for people
 * @param kinds what is stacked, lowest first: its key, what it is called, and the number of its colour
 * @param bars one for each stretch of time: its label, and how many there were of each kind
 * @param room for how many bars there is room; as many as there are, when they are counts of what happened. Else each is
 * how things stood at a time, and the last one counts.
 */
export function chart(title, kinds, bars, room) {
  const counted = room ? bars.slice(-1) : bars;
  const most = Math.max(1, ...bars.map(bar => sum(kinds.map(kind => bar.counts[kind.key] ?? 0))));
  const isEmpty = bars.every(bar => kinds.every(kind => !bar.counts[kind.key]));
  return html`<figure class="chart">
    <figcaption>${title}</figcaption>
    ${isEmpty
      ? html`<p class="faint">${text("charts.empty")}</p>`
      : html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${inWords(title, kinds, counted)} preserveAspectRatio="none">
            ${bars.map((bar, index) => stack(bar, index, room ?? bars.length, kinds, most))}
          </svg>
          <p class="scale faint"><span>${bars[0].label}</span><span>${text("charts.most", {most: count(most)})}</span><span>${bars.at(-1).label}</span></p>
          <ul class="legend">
            ${kinds.map(kind => html`<li><span class="swatch colour${kind.colour}" aria-hidden="true"></span>${kind.name}: ${count(total(kind, counted))}</li>`)}
          </ul>
          ${table(title, kinds, bars)}`}
  </figure>`;
}

function stack(bar, index, bars, kinds, most) {
  const room = WIDTH / bars;
  let top = HEIGHT;
  return kinds.map(({key, colour}) => {
    const height = ((bar.counts[key] ?? 0) / most) * HEIGHT;
    top -= height;
    return height
      ? svg`<rect class="colour${colour}" x=${index * room} y=${top} width=${room * (1 - GAP)} height=${height}></rect>`
      : nothing;
  });
}

function table(title, kinds, bars) {
  return html`<details>
    <summary>${text("charts.table")}<span class="unseen"> ${title}</span></summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${title}>
      <table>
        <thead>
          <tr>
            <th scope="col">${text("charts.when")}</th>
            ${kinds.map(kind => html`<th scope="col">${kind.name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${bars.map(
            bar => html`<tr>
              <th scope="row">${bar.label}</th>
              ${kinds.map(kind => html`<td>${count(bar.counts[kind.key] ?? 0)}</td>`)}
            </tr>`
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function inWords(title, kinds, bars) {
  return `${title}: ${kinds.map(kind => `${kind.name} ${count(total(kind, bars))}`).join(", ")}`;
}

function total({key}, bars) {
  return sum(bars.map(bar => bar.counts[key] ?? 0));
}

function sum(numbers) {
  return numbers.reduce((all, one) => all + one, 0);
}
