/**
 * The text of a file as a person may have saved it: UTF-8, UTF-16 with a byte order mark, else Windows-1252, in which
 * older spreadsheets write CSV. Any bytes give some text; `splitLines` and `parseSprintsCsv` tell what is none.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
