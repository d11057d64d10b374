// How the one who is signed in proves that it is them: what dangerous actions ask for is enrolled here.

import {ConsolePart} from "./console-part.js";
import {html} from "./page.js";
import {text} from "./text.js";
import "./account-factors.js";

class ConsoleYou extends ConsolePart {
  render() {
    return html`<h2 tabindex="-1">${text("sections.you")}</h2>
      <p>${text("you.what")}</p>
      <account-factors></account-factors>`;
  }
}

customElements.define("console-you", ConsoleYou);
