export type ProjectAddress = { owner: string; number: number }

const inAddress = /(?:orgs|users)\/([^/\s]+)\/projects\/(\d+)/i
const short = /^@?([A-Za-z0-9][A-Za-z0-9-]{0,38})\s*(?:\/|#|\s)\s*(?:projects\/)?#?(\d+)$/

/**
 * The project somebody means: its address in the browser
 * (https://github.com/orgs/acme/projects/30/views/3) or short, acme/30. Null when it is neither.
 */
export function parseProjectAddress(text: string): ProjectAddress | null {
  const match = inAddress.exec(text) ?? short.exec(text.trim())
  const [owner, number] = [match?.[1], Number(match?.[2])]
  return owner !== undefined && Number.isSafeInteger(number) && number > 0
    ? { owner, number }
    : null
}
