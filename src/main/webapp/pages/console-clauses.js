// The clauses of a population's rules: what each is, and what it may be; and rules to begin with.

const MEMBERS = ["1", "2"];

/** By group, in the order in which people think of them. A path is where a clause is in the JSON of the rules. */
export const CLAUSES = {
  password: [
    {path: "passwordPreset", values: ["contract-eclipse", "contract-multi", "nist", "pci"]},
    {path: "expiredPasswordOpensChange", isFlag: true},
    {path: "resetMakesFirstPassword", isFlag: true}
  ],
  lockout: [
    {path: "lockout.failures", min: 1, max: 5},
    {path: "lockout.lock", isTime: true}
  ],
  sessions: [
    {path: "sessions.tokenLife", isTime: true},
    {path: "sessions.idle", isTime: true},
    {path: "sessions.cap", isTime: true},
    {path: "sessions.renewal", values: ["LENIENT", "STRICT"]},
    {path: "sessions.most", min: 1, max: 10_000}
  ],
  codes: [
    {path: "codes.life", isTime: true},
    {path: "codes.linkLife", isTime: true},
    {path: "codes.attempts", min: 1, max: 10},
    {path: "codes.resendAfter", isTime: true}
  ],
  stepUp: [
    {path: "stepUp.byPhone", isFlag: true},
    {path: "stepUp.attempts", min: 0, max: 5},
    {path: "stepUp.remembered", isTime: true},
    {path: "stepUp.byEnrolment", isFlag: true},
    {path: "stepUp.forOperations", isFlag: true},
    {path: "stepUp.forCards", isFlag: true}
  ],
  others: [
    {path: "revealsMissingFactor", isFlag: true},
    {path: "cardAccessByTenant", isFlag: true},
    {path: "loginByDevice", isFlag: true},
    {path: "verifiedEmailFirst", isFlag: true},
    {path: "openToNewcomers", isFlag: true}
  ]
};

/** @returns what a preset says to a population; what it does not name stays as it is */
export const PRESETS = {
  nist: () => ({
    "passwordPreset": "nist",
    "lockout.failures": 5,
    "lockout.lock": "PT30M",
    "codes.life": "PT5M",
    "codes.attempts": 5,
    "revealsMissingFactor": true
  }),
  pci: population => ({
    "passwordPreset": "pci",
    "lockout.failures": 5,
    "lockout.lock": "PT30M",
    "sessions.idle": MEMBERS.includes(population) ? "PT5M" : "PT15M",
    "sessions.renewal": "STRICT",
    "stepUp.remembered": "PT0S",
    "stepUp.forCards": true,
    "revealsMissingFactor": false,
    "cardAccessByTenant": false
  }),
  strict: population => ({
    "passwordPreset": "pci",
    "lockout.failures": 3,
    "lockout.lock": "PT1H",
    "sessions.tokenLife": "PT5M",
    "sessions.idle": "PT5M",
    "sessions.cap": "PT8H",
    "sessions.renewal": "STRICT",
    "sessions.most": population === "staff" ? 100 : 3,
    "codes.life": "PT3M",
    "codes.attempts": 3,
    "stepUp.attempts": 3,
    "stepUp.remembered": "PT0S",
    "stepUp.byEnrolment": false,
    "stepUp.forCards": true,
    "revealsMissingFactor": false,
    "cardAccessByTenant": false
  })
};

/** @returns the rules as one map from path to value */
export function flat(rules, begin = "") {
  return Object.fromEntries(
    Object.entries(rules).flatMap(([name, value]) =>
      typeof value === "object" ? Object.entries(flat(value, `${begin}${name}.`)) : [[begin + name, value]]
    )
  );
}

/** The way back. */
export function nested(rules) {
  const whole = {};
  for (const [path, value] of Object.entries(rules)) {
    const [first, second] = path.split(".");
    if (second) {
      whole[first] = {...whole[first], [second]: value};
    } else {
      whole[first] = value;
    }
  }
  return whole;
}
