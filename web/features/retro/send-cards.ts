import type { Card, NewCard } from '#contract/retro.ts'
import { ApiError, request, teamPath } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { retroPath } from './api.ts'
import { changeOwnCards, type OwnCard, patchOwnCard } from './own-cards.ts'

/** Cards on their way, so that none is sent twice at once. */
const onTheirWay = new Set<string>()

/** Worth another try by itself: nobody answered, or not now. */
const isPassing = (error: unknown) =>
  !(error instanceof ApiError) || error.status === 0 || error.status === 429 || error.status >= 500

type Where = { slug: string; sprintId: string; isAnonymous: boolean }

/** Sends a card. It keeps its id, so that one whose answer was lost is sent again and still the same card. */
async function sendCard({ slug, sprintId, isAnonymous }: Where, card: OwnCard): Promise<boolean> {
  const { id, place, text, secret } = card
  const body: NewCard = { id, place, text, ...(isAnonymous ? { secret } : {}) }
  onTheirWay.add(id)
  try {
    await request('POST', retroPath(slug, sprintId, '/cards'), body)
    patchOwnCard(sprintId, id, { state: 'sent' })
    return true
  } catch (error) {
    if (isPassing(error)) patchOwnCard(sprintId, id, { hasFailed: true })
    else patchOwnCard(sprintId, id, { state: 'refused', problem: (error as ApiError).message })
    return false
  } finally {
    onTheirWay.delete(id)
  }
}

/** Sends all that waits, one after the other; answers whether anything arrived. */
export async function sendWaiting(where: Where, cards: OwnCard[]): Promise<boolean> {
  let hasArrived = false
  for (const card of cards) {
    if (card.state !== 'unsent' || onTheirWay.has(card.id)) continue
    if (await sendCard(where, card)) hasArrived = true
  }
  return hasArrived
}

/** Keeps a new card here, from where it is sent. */
export function writeCard(sprintId: string, place: string, text: string): void {
  const secret = newId() + newId()
  changeOwnCards(sprintId, cards => [
    ...cards,
    { id: newId(), secret, place, text, state: 'unsent' },
  ])
}

const withSecret = (secret: string | undefined): Record<string, string> =>
  secret === undefined ? {} : { 'knots-card-secret': secret }

/** Changes the text of a card. Throws ApiError. */
export const saveCardText = (slug: string, card: Card, text: string, secret?: string) =>
  request<unknown>(
    'PATCH',
    teamPath(slug, `/cards/${card.id}`),
    { version: card.version, text },
    withSecret(secret),
  )

/** Takes a card back. Throws ApiError. */
export const takeBackCard = (slug: string, id: string, secret?: string) =>
  request<unknown>('DELETE', teamPath(slug, `/cards/${id}`), undefined, withSecret(secret))
