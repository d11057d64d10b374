// What a page has to do: ask, let the browser do its part, send what it made, and sign in with the answer.

async function call(method, url, body, token) {
  const headers = { "Content-Type": "application/json" };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  const response = await fetch(url, { method, headers, body: body && JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

async function ask({ api, identity, token }) {
  const url = `${api}/authentication/login-challenges`;
  const asked = await call("POST", url, { identity }, token);
  if (asked.status !== 200) {
    throw new Error(JSON.stringify(asked));
  }
  return asked.body;
}

async function logIn({ api, identity }, challengeId, credential) {
  const answer = { challengeId, identity, credential: credential.toJSON() };
  const answered = await call("POST", `${api}/authentication/login-challenges`, answer);
  if (answered.status !== 200) {
    return answered;
  }
  return call("POST", `${api}/authentication/login`, { identity, ...answered.body });
}

async function register(who) {
  const { challengeId, webAuthn } = await ask(who);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(webAuthn.publicKey);
  return logIn(who, challengeId, await navigator.credentials.create({ publicKey, signal: AbortSignal.timeout(who.patience) }));
}

async function signIn(who) {
  const { challengeId, webAuthn } = await ask(who);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(webAuthn.publicKey);
  return logIn(who, challengeId, await navigator.credentials.get({ publicKey, signal: AbortSignal.timeout(who.patience) }));
}
