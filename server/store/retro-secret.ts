import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * What is kept of a card's secret. It is long and random, so that a plain hash cannot be turned back; the card's key goes
 * in, so that a browser that used one secret for two cards does not tell that they are of one writer.
 */
export function hashSecret(cardId: string, secret: string): string {
  return createHash('sha256').update(`${cardId} ${secret}`).digest('base64url')
}

/** Takes the same time whatever is wrong with it. */
export function isSecretOf(
  card: { id: string; secretHash: string | null },
  secret: string | undefined,
): boolean {
  if (secret === undefined || card.secretHash === null) return false
  const [given, kept] = [Buffer.from(hashSecret(card.id, secret)), Buffer.from(card.secretHash)]
  return given.length === kept.length && timingSafeEqual(given, kept)
}
