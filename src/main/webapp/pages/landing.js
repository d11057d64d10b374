// The first page: what runs here, where to go, and what can be called.

import {Part, html, nothing} from "./page.js";
import {address, call, isSandbox} from "./server.js";
import {text} from "./text.js";

const DOORS = [
  {key: "eclipse", root: "eclipse-conductor/rest/v1", description: "openapi"},
  {key: "multi", root: "multi", description: "openapi/multi"}
];
const METHODS = ["get", "post", "put", "patch", "delete"];

class LandingPage extends Part {
  static properties = {...Part.properties, sandbox: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.attempt(async () => {
      this.sandbox = await isSandbox();
    });
  }

  render() {
    return html`
      <h1>${text("landing.title")}</h1>
      <p>${text("landing.what")}</p>
      <p>${this.sandbox === undefined ? nothing : text(this.sandbox ? "landing.inSandbox" : "landing.inProduction")}</p>
      ${this.noticeLine()}
      <div class="cards">
        ${["account", "device", "console", ...(this.sandbox ? ["sandbox"] : [])].map(
          page => html`<div class="card">
            <h2><a href=${address(`${page}/`)}>${text(`landing.${page}`)}</a></h2>
            <p>${text(`landing.${page}.what`)}</p>
          </div>`
        )}
      </div>
      ${this.sandbox ? html`${this.firstSteps()} ${this.firstCalls()}` : nothing}
      ${DOORS.map(door => html`<api-description .door=${door}></api-description>`)}
      <p>
        <a href=${address(".well-known/jwks.json")}>${text("landing.keys")}</a>
      </p>
    `;
  }

  /** What somebody can do who came here without reading anything before. */
  firstSteps() {
    return html`<section>
      <h2>${text("landing.try")}</h2>
      <ol>
        ${["account", "console", "device", "sandbox"].map(page => html`<li>${this.step(page)}</li>`)}
      </ol>
    </section>`;
  }

  step(page) {
    const [before, after] = text(`landing.try.${page}`).split("{page}");
    return html`${before}<a href=${address(`${page}/`)}>${text(`nav.${page}`)}</a>${after}`;
  }

  firstCalls() {
    const login = body => `curl -s -H 'Content-Type: application/json' -d '${JSON.stringify(body)}' \\\n  `;
    return html`<section>
      <h2>${text("landing.first")}</h2>
      <copyable-text
        label=${text("landing.first.eclipse")}
        .value=${login({identity: "username", password: "user_password"}) +
        address("eclipse-conductor/rest/v1/authentication/login")}
      ></copyable-text>
      <copyable-text
        label=${text("landing.first.multi")}
        .value=${login({email: "user@example.com", password: {value: "pa$$word"}}) +
        "-H 'api-key: sandbox-api-key' " +
        address("multi/login_with_password")}
      ></copyable-text>
    </section>`;
  }
}

/** The calls of a door, as its OpenAPI description has them. */
class ApiDescription extends Part {
  static properties = {...Part.properties, door: {}, description: {state: true}};

  firstUpdated() {
    this.attempt(async () => {
      this.description = await call("GET", this.door.description);
    });
  }

  render() {
    const {key, root, description} = this.door;
    return html`<section>
      <h2>${text(`landing.${key}`)}</h2>
      <p>${text(`landing.${key}.what`, {path: new URL(address(root)).pathname})} <a href=${address(description)}>${text("landing.openapi")}</a></p>
      ${this.noticeLine()}
      ${this.description ? this.operations().map(operation => this.row(operation)) : nothing}
    </section>`;
  }

  operations() {
    return Object.entries(this.description.paths).flatMap(([path, item]) =>
      METHODS.filter(method => method in item).map(method => ({path, method, ...item[method]}))
    );
  }

  row({path, method, summary, description, requestBody, responses}) {
    const schema = this.resolve(requestBody?.content?.["application/json"]?.schema);
    return html`<details>
      <summary><code>${method.toUpperCase()} ${path}</code> <span class="faint">${summary}</span></summary>
      ${description ? html`<p>${description}</p>` : nothing}
      ${schema?.properties ? this.fields(schema) : nothing}
      <dl>
        ${Object.entries(responses).map(
          ([status, answer]) => html`<dt>${status}</dt>
            <dd>${answer.description}</dd>`
        )}
      </dl>
    </details>`;
  }

  fields(schema) {
    return html`<div class="scroll">
      <table>
        <caption class="unseen">${text("landing.fields")}</caption>
        <thead>
          <tr>
            <th scope="col">${text("landing.field")}</th>
            <th scope="col">${text("landing.meaning")}</th>
          </tr>
        </thead>
        <tbody>
          ${Object.entries(schema.properties).map(
            ([name, field]) => html`<tr>
              <td>
                <code>${name}</code>
                ${schema.required?.includes(name) ? html`<span class="faint">${text("landing.required")}</span>` : nothing}
              </td>
              <td>${field.description}</td>
            </tr>`
          )}
        </tbody>
      </table>
    </div>`;
  }

  resolve(schema) {
    const name = schema?.$ref?.split("/").pop();
    return name ? this.description.components.schemas[name] : schema;
  }
}

customElements.define("api-description", ApiDescription);
customElements.define("landing-page", LandingPage);
