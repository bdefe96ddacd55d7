/**
 * A value as a cell of a CSV file (RFC 4180): null is empty, a number as it is, a text quoted where it has to be. A
 * text with `=`, `+`, `-`, `@`, a tab or a carriage return at its start gets an apostrophe before it, so that no
 * spreadsheet takes it for a formula (OWASP, CSV injection); what has apostrophes there gets one more.
 */
export function csvCell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  const safe = /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",;\n\r\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
