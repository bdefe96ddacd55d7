import type { Action } from '#contract/action.ts'
import type { Retro } from '#contract/retro.ts'
import { topicsByVotes } from '#domain/retro.ts'
import type { RetroFormat } from '#domain/retro-formats.ts'
import { type Pile, pilesOf } from './piles.ts'

/** What there is to talk about, most dots first. */
export function topicPiles(retro: Retro, format: RetroFormat): Pile[] {
  const piles = pilesOf(retro, format)
  return topicsByVotes(retro.cards, retro.groups).flatMap(
    topic => piles.find(({ id }) => id === topic.id) ?? [],
  )
}

/** The one that is talked about after this one: the next that was not yet, else none. */
export const nextTopic = (topics: Pile[], nowId: string | null): Pile | null =>
  topics.find(({ id, isDiscussed }) => id !== nowId && !isDiscussed) ?? null

/** The actions that came of a topic. */
export const actionsOf = (actions: Action[], { id, cards }: Pile): Action[] =>
  actions.filter(
    ({ source }) =>
      source !== null && (source.id === id || cards.some(one => one.id === source.id)),
  )
