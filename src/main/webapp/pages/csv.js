// Comma-separated values (RFC 4180), for spreadsheets too.

/** With these a spreadsheet would begin to compute, or call somebody. */
const COMMANDS = /^[=+\-@\t\r]/;

/** @param rows of values; what is absent is empty */
export function csv(rows) {
  return rows.map(row => `${row.map(field).join(",")}\r\n`).join("");
}

function field(value) {
  const plain = String(value ?? "");
  const harmless = COMMANDS.test(plain) ? `'${plain}` : plain;
  return /[",\r\n']/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
