import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import type { Topic } from '#contract/live.ts'
import type { Card, Cards } from '#contract/retro.ts'
import { isRevealed } from '#domain/retro.ts'
import { request } from '../../lib/api.ts'
import { retroPath, retroQuery } from './api.ts'
import { dropOwnCards, type OwnCard, readOwnCards, useKeptCards } from './own-cards.ts'
import { sendWaiting } from './send-cards.ts'
import type { Table } from './table.ts'

const againMs = 5_000

/** One's own cards of an anonymous board, which only this browser can name. */
const ownQuery = (slug: string, sprintId: string, sent: OwnCard[]) =>
  queryOptions({
    queryKey: ['team', slug, `/sprints/${sprintId}/retro/cards/own`, sent.map(({ id }) => id)],
    queryFn: () =>
      request<Cards>('POST', retroPath(slug, sprintId, '/cards/own'), {
        cards: sent.map(({ id, secret }) => ({ id, secret })),
      }),
    placeholderData: keepPreviousData,
    meta: { topics: ['retro'] satisfies Topic[] },
  })

/** A card of one's own: as the server has it, or as it waits here. */
export type MyCard = {
  id: string
  place: string
  text: string
  card: Card | null
  kept: OwnCard | null
}

/** Sends what waits at once, when the browser is online again, and now and then. */
function useSending(slug: string, sprintId: string, isAnonymous: boolean) {
  const client = useQueryClient()
  const kept = useKeptCards(sprintId)
  const waiting = kept.filter(({ state }) => state === 'unsent').length
  const send = useCallback(async () => {
    const where = { slug, sprintId, isAnonymous }
    if (await sendWaiting(where, readOwnCards(sprintId)))
      await client.invalidateQueries({ queryKey: retroQuery(slug, sprintId).queryKey })
  }, [client, slug, sprintId, isAnonymous])
  useEffect(() => {
    if (waiting === 0) return
    const again = () => void send()
    again()
    const timer = setInterval(again, againMs)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [waiting, send])
  return { kept, send }
}

/**
 * Once all cards are shown the secrets open nothing any more, and on a shared computer would tell who wrote what. On
 * a named board nothing needs to be kept of a card that the server shows.
 */
function useForgetting(sprintId: string, isHidden: boolean, named: Card[] | null) {
  useEffect(() => {
    const isOver = ({ id, state }: OwnCard) =>
      state === 'sent' && (!isHidden || named?.some(card => card.id === id))
    const over = readOwnCards(sprintId).filter(isOver)
    if (over.length > 0)
      dropOwnCards(
        sprintId,
        over.map(({ id }) => id),
      )
  }, [isHidden, named, sprintId])
}

/** One's own cards of this board; none is lost on the way. */
export function useOwnCards({ slug, sprint, retro, board }: Table) {
  const sprintId = sprint.id
  const { isAnonymous } = board
  const isHidden = !isRevealed(board.phase)
  const { kept } = useSending(slug, sprintId, isAnonymous)
  const sent = kept.filter(({ state }) => state === 'sent')
  const isAsked = isAnonymous && isHidden && sent.length > 0
  const own = useQuery({ ...ownQuery(slug, sprintId, sent), enabled: isAsked })
  useForgetting(sprintId, isHidden, isAnonymous ? null : retro.cards)

  const onServer = !isHidden ? [] : isAnonymous ? (own.data?.cards ?? []) : retro.cards
  const isKnown = isAsked && own.isSuccess && !own.isPlaceholderData
  const fromKept = kept
    .map(
      (one): MyCard => ({
        ...one,
        card: onServer.find(({ id }) => id === one.id) ?? null,
        kept: one,
      }),
    )
    // Taken back in another tab: this browser's note of it is out of date.
    .filter(({ card, kept }) => card !== null || kept?.state !== 'sent' || !isKnown)
    .map(one => ({ ...one, text: one.card?.text ?? one.text, place: one.card?.place ?? one.place }))
  // On an anonymous board a card that this browser does not keep is nobody's.
  const others = (isAnonymous ? [] : onServer)
    .filter(card => !kept.some(({ id }) => id === card.id))
    .map((card): MyCard => ({ id: card.id, place: card.place, text: card.text, card, kept: null }))
  return { mine: [...others, ...fromKept], refresh: own.refetch }
}
