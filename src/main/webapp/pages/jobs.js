// Long work that goes on while one looks at something else on the same page.

import {Part, askToStay, html, nothing} from "./page.js";
import {text, count} from "./text.js";

class Jobs extends EventTarget {
  #jobs = [];

  get all() {
    return this.#jobs;
  }

  /**
   * Begins at once.
   *
   * @param title for people
   * @param work an async function of the job: tells it how far it is, looks at its signal, and returns what the page shall
   * show, words and perhaps a file
   */
  start(title, work) {
    const job = new Job(title, () => this.#changed());
    this.#jobs = [...this.#jobs, job];
    this.#changed();
    job.run(work);
  }

  dismiss(job) {
    job.end();
    this.#jobs = this.#jobs.filter(one => one !== job);
    this.#changed();
  }

  /** Nobody is there any more for whom it would go on. */
  dismissAll() {
    this.#jobs.forEach(job => job.end());
    this.#jobs = [];
    this.#changed();
  }

  #changed() {
    const isRunning = this.#jobs.some(job => job.state === "running");
    (isRunning ? addEventListener : removeEventListener)("beforeunload", askToStay);
    this.dispatchEvent(new Event("change"));
  }
}

class Job {
  #abort = new AbortController();
  #changed;
  state = "running";
  done = 0;
  total = 0;
  words = "";
  file = null;

  constructor(title, changed) {
    this.title = title;
    this.#changed = changed;
  }

  get isCancelled() {
    return this.#abort.signal.aborted;
  }

  /** @param total 0 where nobody knows yet how much there is */
  progress(done, total) {
    this.done = done;
    this.total = total;
    this.#changed();
  }

  async run(work) {
    try {
      const {words, file} = await work(this);
      this.words = words;
      this.file = file ? {name: file.name, address: URL.createObjectURL(file.content)} : null;
      this.state = this.isCancelled ? "cancelled" : "done";
    } catch (refused) {
      this.state = "failed";
      this.refused = refused;
    }
    this.#changed();
  }

  cancel() {
    this.#abort.abort();
    this.state = "cancelled";
    this.#changed();
  }

  end() {
    this.#abort.abort();
    if (this.file) {
      URL.revokeObjectURL(this.file.address);
    }
  }
}

/** What runs and what is done, below whatever the page shows. */
class JobTray extends Part {
  connectedCallback() {
    super.connectedCallback();
    this.onChange = () => this.requestUpdate();
    jobs.addEventListener("change", this.onChange);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    jobs.removeEventListener("change", this.onChange);
  }

  render() {
    return html`<aside class="tray" aria-label=${text("jobs.title")} ?hidden=${jobs.all.length === 0}>
      ${jobs.all.map(job => this.job(job))}
    </aside>`;
  }

  job(job) {
    return html`<div class="job">
      <div>
        <strong>${job.title}</strong>
        ${job.state === "running" ? this.progress(job) : nothing}
        <p role="status" class=${job.state === "failed" ? "notice bad" : "notice"}>${this.outcome(job)}</p>
      </div>
      <div class="row">
        ${job.file ? html`<a href=${job.file.address} download=${job.file.name}>${text("jobs.save")}</a>` : nothing}
        ${job.state === "running"
          ? html`<button type="button" class="danger" @click=${() => job.cancel()}>${text("jobs.cancel")}</button>`
          : html`<button type="button" class="quiet" @click=${() => jobs.dismiss(job)}>${text("jobs.dismiss")}</button>`}
      </div>
    </div>`;
  }

  progress({title, done, total}) {
    return html`<progress aria-label=${title} max=${total || nothing} value=${total ? done : nothing}></progress>
      <span class="faint">${total ? text("jobs.of", {done: count(done), total: count(total)}) : count(done)}</span>`;
  }

  outcome({state, words, refused}) {
    if (state === "failed") {
      return this.wordsFor(refused);
    }
    return state === "cancelled" ? `${text("jobs.cancelled")} ${words}` : words;
  }
}

export const jobs = new Jobs();

customElements.define("job-tray", JobTray);
