// Lengths of time as the server writes them (ISO 8601, PT30M), and as people do (30 minutes).

const SECONDS = {day: 86_400, hour: 3_600, minute: 60, second: 1};
const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** From long to short. */
export const UNITS = Object.keys(SECONDS);

/** @returns amount and unit, in the longest unit of which it is a whole number */
export function parsed(iso) {
  const seconds = secondsOf(iso);
  const unit = UNITS.find(name => seconds > 0 && seconds % SECONDS[name] === 0) ?? "second";
  return {amount: seconds / SECONDS[unit], unit};
}

export function written({amount, unit}) {
  return `PT${Number(amount) * SECONDS[unit]}S`;
}

/** The server may write the same time in another way. */
export function isSame(one, other) {
  return secondsOf(one) === secondsOf(other);
}

function secondsOf(iso) {
  const [, ...amounts] = ISO.exec(iso) ?? [];
  return UNITS.reduce((sum, unit, index) => sum + Number(amounts[index] ?? 0) * SECONDS[unit], 0);
}
