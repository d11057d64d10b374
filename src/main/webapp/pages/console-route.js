// Where in the console one is: #/tenant/section/more. A reload leads back to it, after the sign-in.

/** Without the name of anybody: an address stays in the history of the browser. */
export function route() {
  if (!location.hash.startsWith("#/")) {
    return null;
  }
  const [tenant, section, ...more] = location.hash.slice(2).split("/");
  return {tenant: /^\d+$/.test(tenant) ? Number(tenant) : null, section: section ?? "", more};
}

export function link(tenant, section, ...more) {
  return `#/${[tenant ?? "-", section, ...more].join("/")}`;
}

export function go(...to) {
  location.hash = link(...to);
}
