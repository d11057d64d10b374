// Passkeys by the browser's own functions: the server's JSON goes in, the device's JSON comes out.

import {session} from "./session.js";

const CHALLENGES = "/authentication/login-challenges";

/** Browsers have had these functions since 2023 to 2025. */
export const canPasskeys =
  "parseRequestOptionsFromJSON" in (window.PublicKeyCredential ?? {}) &&
  "parseCreationOptionsFromJSON" in PublicKeyCredential;

/** @returns what a login takes in place of a password */
export async function showPasskey(identity) {
  const {challengeId, webAuthn} = await session.callPublicly("POST", CHALLENGES, {identity, webAuthn: "GET"});
  const options = PublicKeyCredential.parseRequestOptionsFromJSON(webAuthn.publicKey);
  const credential = await navigator.credentials.get({publicKey: options});
  return session.callPublicly("POST", CHALLENGES, {challengeId, identity, credential: credential.toJSON()});
}

/** Registers a passkey of whoever is signed in. */
export async function registerPasskey(identity, name) {
  const {challengeId, webAuthn} = await session.call("POST", CHALLENGES, {identity, webAuthn: "CREATE"});
  const options = PublicKeyCredential.parseCreationOptionsFromJSON(webAuthn.publicKey);
  const credential = await navigator.credentials.create({publicKey: options});
  return session.call("POST", CHALLENGES, {challengeId, identity, name, credential: credential.toJSON()});
}
