import { randomBytes } from 'node:crypto'
import type { RetroPhase } from '../../server/contract/retro.ts'
import { addCard, saveCard } from '../../server/store/cards-edit.ts'
import { showRetro } from '../../server/store/retro.ts'
import { groupCard, saveGroup } from '../../server/store/retro-groups.ts'
import { saveRating } from '../../server/store/retro-people.ts'
import { listRisks } from '../../server/store/retro-risks.ts'
import type { By } from '../../server/store/retro-rows.ts'
import { openRetro, setRetroFacilitator, takeRetroStep } from '../../server/store/retro-steps.ts'
import { saveRetroVote } from '../../server/store/retro-votes.ts'
import type { SprintRow } from '../../server/store/sprints.ts'
import { addTheme } from '../../server/store/themes.ts'
import { RETROS, type YearCard, type YearRetro } from '../stand-in/scenario/year/retros.ts'
import type { Playing } from './playing.ts'

/** A retrospective takes about so long. */
const MEETING_MINUTES = 35

const random = () => randomBytes(24).toString('base64url')

/** A meeting while it is played: who leads it, and everybody in turn. */
type Meeting = {
  playing: Playing
  sprint: SprintRow
  told: YearRetro
  by: By
  people: string[]
}

/** The retrospective after a sprint, from its opening to its end, as the team held it. */
export async function holdRetro(
  playing: Playing,
  sprint: SprintRow,
  told: YearRetro,
): Promise<void> {
  const { parts, team, clock } = playing
  const people = [...playing.people.values()]
  const by = { personId: people[sprint.number % people.length] ?? null, now: clock.at }
  const meeting: Meeting = { playing, sprint, told, by, people }
  await openRetro(parts.db, team, sprint.id, {}, by)
  await setRetroFacilitator(parts.db, team.id, sprint.id, by.personId, by)
  await askForRocks(meeting)
  await go(meeting, 'look-back', 'write')
  const cardIds = new Map<YearCard, string>()
  for (const card of told.cards) cardIds.set(card, await write(meeting, card))
  await go(meeting, 'write', 'group')
  const groupIds = await group(meeting, cardIds)
  await go(meeting, 'group', 'vote')
  await vote(meeting, cardIds, groupIds)
  await go(meeting, 'vote', 'discuss')
  await discuss(meeting, cardIds)
  await go(meeting, 'discuss', 'close')
  for (const [index, rating] of told.ratings.entries()) {
    const rater = { personId: people[index] ?? null, now: by.now }
    await saveRating(parts.db, team.id, sprint.id, rating, rater)
  }
  await go({ ...meeting, by: { ...by, now: by.now + MEETING_MINUTES * 60_000 } }, 'close', 'done')
}

async function go({ playing, sprint, by }: Meeting, from: RetroPhase, to: RetroPhase) {
  const { parts, team } = playing
  await takeRetroStep(parts.db, team.id, sprint.id, { from, to }, by)
}

/** The rocks of last time: did we hit them? */
async function askForRocks({ playing, sprint, by }: Meeting) {
  const { parts, team } = playing
  const known = RETROS.flatMap(({ cards }) => cards)
  for (const { cardId, version, text } of await listRisks(parts.db.read, team.id, sprint)) {
    const wasHit = known.find(card => card.text === text)?.wasHit
    if (wasHit !== undefined) await saveCard(parts.db, team.id, cardId, { version, wasHit }, by)
  }
}

async function write({ playing, sprint, by }: Meeting, { place, text }: YearCard) {
  const { parts, team } = playing
  const card = { place, text, secret: random() }
  return (await addCard(parts.db, team.id, sprint.id, card, by)).id
}

/** Returns the ids of the groups by their names. */
async function group({ playing, sprint, told }: Meeting, cardIds: Map<YearCard, string>) {
  const { parts, team } = playing
  const groupIds = new Map<string, string>()
  for (const name of Object.keys(told.groups)) {
    const [first, ...others] = told.cards
      .filter(card => card.group === name)
      .flatMap(card => cardIds.get(card) ?? [])
    if (first === undefined) continue
    for (const id of others) await groupCard(parts.db, team.id, id, { with: { cardId: first } })
    const viewer = { personId: null, present: 0 }
    const { cards } = await showRetro(parts.db.read, team.id, sprint.id, viewer)
    const id = cards.find(card => card.id === first)?.groupId ?? ''
    await saveGroup(parts.db, team.id, id, { version: 1, name })
    groupIds.set(name, id)
  }
  return groupIds
}

/** Each dot is of the next person who has one left. */
async function vote(
  { playing, sprint, told, people }: Meeting,
  cardIds: Map<YearCard, string>,
  groupIds: Map<string, string>,
) {
  const { parts, team, clock } = playing
  const targets = [
    ...told.cards.map(card => ({ id: cardIds.get(card), dots: card.dots ?? 0 })),
    ...Object.entries(told.groups).map(([name, dots]) => ({ id: groupIds.get(name), dots })),
  ]
  let turn = 0
  for (const { id, dots } of targets) {
    const given = new Map<string, number>()
    for (let dot = 0; dot < dots; dot += 1) {
      const personId = people[turn % people.length] ?? ''
      given.set(personId, (given.get(personId) ?? 0) + 1)
      turn += 1
    }
    for (const [personId, own] of given) {
      const by = { personId, now: clock.at }
      await saveRetroVote(parts.db, team.id, sprint.id, id ?? '', own, by)
    }
  }
}

/** What was said of single cards: that they were talked about, and what they have in common with earlier ones. */
async function discuss({ playing, told, by }: Meeting, cardIds: Map<YearCard, string>) {
  const { parts, team } = playing
  for (const card of told.cards) {
    const { theme, group: inGroup, dots = 0 } = card
    const isDiscussed = inGroup === undefined && dots > 2
    const themeId =
      theme === undefined ? null : (await addTheme(parts.db, team.id, { name: theme })).id
    if (!isDiscussed && themeId === null) continue
    const edit = { version: 1, isDiscussed, themeId }
    await saveCard(parts.db, team.id, cardIds.get(card) ?? '', edit, by)
  }
}
