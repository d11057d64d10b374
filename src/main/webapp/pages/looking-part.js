// A part that looks at the server again and again, as long as it is on the page.

import {Part} from "./page.js";

export class LookingPart extends Part {
  static properties = {...Part.properties, trouble: {state: true}};

  /** @param everyMillis from the end of one look to the next */
  constructor(everyMillis) {
    super();
    this.everyMillis = everyMillis;
    this.trouble = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.lookAgain();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.next);
  }

  /** A look that failed is shown, and the next one takes its words away. */
  async lookAgain() {
    try {
      await this.look();
      this.trouble = "";
    } catch (refused) {
      this.trouble = this.wordsFor(refused);
    }
    if (this.isConnected) {
      this.next = setTimeout(() => this.lookAgain(), this.everyMillis);
    }
  }
}
