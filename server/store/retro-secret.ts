import { createHash, timingSafeEqual } from 'node:crypto'

/** What is kept of a card's secret. It is long and random, so that a plain hash cannot be turned back. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** Takes the same time whatever is wrong with it. */
export function isSecretOf(secret: string | undefined, hash: string | null): boolean {
  if (secret === undefined || hash === null) return false
  const [given, kept] = [Buffer.from(hashSecret(secret)), Buffer.from(hash)]
  return given.length === kept.length && timingSafeEqual(given, kept)
}
