// The sample user of the sandbox's multi door, as an app for it would act: the calls of the published contract, in order.

import {Refused, call} from "./server.js";

const SAMPLE = {email: "user@example.com", password: {value: "pa$$word"}};
const PHONE = "27820000002";
const API_KEY = {"api-key": "sandbox-api-key"};
const DEVICE = "authentication_factors/push/AUTHY";
const CODE = /\b\d{6}\b/;
/** Messages are on their way for a moment. */
const LOOK_AGAIN_MILLIS = 250;
const MOST_LOOKS = 80;

/** Signs in, steps up by the code that came by SMS, and asks to link a device in place of the one that may be there. */
export async function askForLinkingCode() {
  const user = await signIn();
  const verificationCode = await codeSentBy(() => user.call("POST", "stepup/challenges/otp/SMS"));
  await user.call("POST", "stepup/challenges/otp/SMS/verify", {verificationCode});
  try {
    return await linkingCode(user);
  } catch (refused) {
    if (!(refused instanceof Refused) || refused.code !== "CHANNEL_ALREADY_REGISTERED") {
      throw refused;
    }
    await user.call("DELETE", DEVICE);
    return linkingCode(user);
  }
}

/** Signs in and asks for a step-up by the device. */
export async function askDevice() {
  const user = await signIn();
  await user.call("POST", "stepup/challenges/push/AUTHY");
}

async function signIn() {
  const {token} = await call("POST", "multi/login_with_password", {body: SAMPLE, headers: API_KEY});
  const headers = {...API_KEY, Authorization: `Bearer ${token}`};
  return {
    call: (method, path, body = method === "POST" ? {} : undefined) => call(method, `multi/${path}`, {body, headers})
  };
}

async function linkingCode(user) {
  const {linkingCode: code} = await user.call("POST", DEVICE);
  return code;
}

/** Reads it from the inbox: codes of a sandbox may be the fixed one or random. */
async function codeSentBy(ask) {
  const before = (await texts()).map(message => message.id);
  await ask();
  for (let look = 0; look < MOST_LOOKS; look++) {
    const sent = (await texts()).find(({id, text}) => !before.includes(id) && CODE.test(text));
    if (sent) {
      return CODE.exec(sent.text)[0];
    }
    await new Promise(later => setTimeout(later, LOOK_AGAIN_MILLIS));
  }
  throw new Error();
}

function texts() {
  return call("GET", `sandbox/messages?to=${PHONE}&channel=SMS&limit=20`);
}
