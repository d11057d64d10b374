// The sample user of the sandbox's multi door, as an app for it would act: the calls of the published contract, in order.

import {call} from "./server.js";

const SAMPLE = {email: "user@example.com", password: {value: "pa$$word"}};
const API_KEY = {"api-key": "sandbox-api-key"};
const CODE = "123456";

/** Signs in, steps up by the code that came by SMS, and asks to link a device. */
export async function askForLinkingCode() {
  const user = await signIn();
  await user.post("stepup/challenges/otp/SMS");
  await user.post("stepup/challenges/otp/SMS/verify", {verificationCode: CODE});
  const {linkingCode} = await user.post("authentication_factors/push/AUTHY");
  return linkingCode;
}

/** Signs in and asks for a step-up by the device. */
export async function askDevice() {
  const user = await signIn();
  await user.post("stepup/challenges/push/AUTHY");
}

async function signIn() {
  const {token} = await call("POST", "multi/login_with_password", {body: SAMPLE, headers: API_KEY});
  const headers = {...API_KEY, Authorization: `Bearer ${token}`};
  return {post: (path, body = {}) => call("POST", `multi/${path}`, {body, headers})};
}
