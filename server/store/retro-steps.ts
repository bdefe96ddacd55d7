import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../../db/open.ts'
import { cards, retroRatings, retroReady, retros } from '../../db/schema.ts'
import type { NewRetro, RetroEdit, RetroStep, RetroTimer } from '../contract/retro.ts'
import { countRatings, firstPhase, isRevealed, mayGo } from '../domain/retro.ts'
import { timerAfter } from '../domain/retro-timer.ts'
import { Conflict, Forbidden } from '../errors.ts'
import { getPerson } from './people.ts'
import {
  type By,
  findRetro,
  getRetro,
  personOf,
  type RetroRow,
  refuseFollowers,
  refuseOver,
  traceTables,
} from './retro-rows.ts'
import { clearTotals, keepTotals, refuseUnlessTopic } from './retro-votes.ts'
import { getSprint } from './sprints.ts'
import { retroSettings, type TeamRow } from './teams.ts'

/** Opens the retrospective of a sprint as the team begins them. One that is open already stays as it is. */
export async function openRetro(
  db: Db,
  team: TeamRow,
  sprintId: string,
  chosen: NewRetro,
  { now }: By,
): Promise<void> {
  await db.write(async tx => {
    await getSprint(tx, team.id, sprintId)
    if (await findRetro(tx, sprintId)) return
    if ((await tx.$count(cards, eq(cards.sprintId, sprintId))) > 0)
      throw new Conflict('The retrospective of this sprint came from minutes and is over.')
    const { skips, ...usual } = retroSettings(team)
    const {
      format = usual.format,
      isAnonymous = usual.isAnonymous,
      votesEach = usual.votesEach,
      areTotalsLive = usual.areTotalsLive,
    } = chosen
    const settings = { format, isAnonymous, votesEach, areTotalsLive }
    const phase = firstPhase(skips)
    await tx.insert(retros).values({ sprintId, ...settings, phase, startedAt: now })
  })
}

/** Changes how it is held. What people were told before they wrote or voted stays. */
export async function saveRetro(
  db: Db,
  teamId: string,
  sprintId: string,
  { version, ...set }: RetroEdit,
  by: By,
): Promise<void> {
  await db.write(async tx => {
    const retro = await getRetro(tx, teamId, sprintId)
    await refuseFollowers(tx, retro, by)
    refuseOver(retro)
    if (retro.version !== version)
      throw new Conflict('Somebody else changed how this retrospective is held. Look again.')
    const isOther = (key: keyof typeof set) => set[key] !== undefined && set[key] !== retro[key]
    if (isOther('format') || isOther('isAnonymous')) await refuseWithCards(tx, sprintId)
    if (retro.phase === 'vote' && (isOther('votesEach') || isOther('areTotalsLive')))
      throw new Conflict('People are voting. Change this before or after.')
    await change(tx, sprintId, { ...set, version: version + 1 })
  })
}

async function refuseWithCards(tx: Tx, sprintId: string) {
  if ((await tx.$count(cards, eq(cards.sprintId, sprintId))) > 0)
    throw new Conflict('There are cards already: the format stays, and whether names are shown.')
}

type Change = { [Key in keyof RetroRow]?: RetroRow[Key] | undefined }

async function change(tx: Tx, sprintId: string, set: Change) {
  await tx.update(retros).set(set).where(eq(retros.sprintId, sprintId))
}

/**
 * Goes on or back. Each phase begins without a timer, a topic and anybody ready. With the end of voting its voters are
 * forgotten, with the end of all who rated and who may change which card.
 */
export async function takeRetroStep(
  db: Db,
  teamId: string,
  sprintId: string,
  { from, to }: RetroStep,
  by: By,
): Promise<void> {
  const work = async (tx: Tx) => {
    const retro = await getRetro(tx, teamId, sprintId)
    await refuseFollowers(tx, retro, by)
    if (retro.phase !== from)
      throw new Conflict('Somebody else went on in the meantime. Look where the meeting is.')
    if (from === to) return
    if (!mayGo(from, to))
      throw new Conflict(
        'The cards were shown and cannot be hidden again. More can be written at any time.',
      )
    if (from === 'vote') await keepTotals(tx, sprintId)
    if (to === 'vote') await clearTotals(tx, sprintId, null)
    const ended = to === 'done' ? await endRetro(tx, retro) : { ratings: retro.ratings }
    await tx.delete(retroReady).where(eq(retroReady.sprintId, sprintId))
    const endedAt = to === 'done' ? by.now : null
    const atRest = { timerEndsAt: null, timerLeftSeconds: null, topicId: null }
    await change(tx, sprintId, { phase: to, endedAt, ...ended, ...atRest })
  }
  await db.write(work, { writesAnew: traceTables })
}

/** Ratings of a meeting that was opened again and closed take the place of those before; without any, those stay. */
async function endRetro(tx: Tx, { sprintId, ratings }: RetroRow) {
  await tx.update(cards).set({ secretHash: null }).where(eq(cards.sprintId, sprintId))
  const given = await tx
    .delete(retroRatings)
    .where(eq(retroRatings.sprintId, sprintId))
    .returning({ rating: retroRatings.rating })
  if (given.length === 0) return { ratings }
  return { ratings: countRatings(given.map(({ rating }) => rating)) }
}

/** Who leads hands over, or leaves it to nobody; everybody may take over themselves, so that a meeting goes on without. */
export async function setRetroFacilitator(
  db: Db,
  teamId: string,
  sprintId: string,
  personId: string | null,
  by: By,
): Promise<void> {
  await db.write(async tx => {
    const retro = await getRetro(tx, teamId, sprintId)
    refuseOver(retro)
    if (personId !== null) await getPerson(tx, teamId, personId)
    const isTakeover = personId !== null && personId === by.personId
    if (!isTakeover) refuseHandOver(retro, by)
    await change(tx, sprintId, { facilitatorId: personId })
  })
}

function refuseHandOver(retro: RetroRow, by: By) {
  if (retro.facilitatorId === null) return
  if (personOf(by, 'take over the lead') !== retro.facilitatorId)
    throw new Forbidden('Only who leads can hand over. You can take over the lead yourself.')
}

export async function setRetroTimer(
  db: Db,
  teamId: string,
  sprintId: string,
  timer: RetroTimer,
  by: By,
): Promise<void> {
  await db.write(async tx => {
    const retro = await getRetro(tx, teamId, sprintId)
    await refuseFollowers(tx, retro, by)
    refuseOver(retro)
    const before = { endsAt: retro.timerEndsAt, leftSeconds: retro.timerLeftSeconds }
    const { endsAt, leftSeconds } = timerAfter(before, timer, by.now)
    await change(tx, sprintId, { timerEndsAt: endsAt, timerLeftSeconds: leftSeconds })
  })
}

/** What is talked about: a group, or a card in none. */
export async function setRetroTopic(
  db: Db,
  teamId: string,
  sprintId: string,
  topicId: string | null,
  by: By,
): Promise<void> {
  await db.write(async tx => {
    const retro = await getRetro(tx, teamId, sprintId)
    await refuseFollowers(tx, retro, by)
    refuseOver(retro)
    if (topicId !== null) {
      if (!isRevealed(retro.phase))
        throw new Conflict('The cards are not shown yet, so there is nothing to talk about.')
      await refuseUnlessTopic(tx, sprintId, topicId)
    }
    await change(tx, sprintId, { topicId })
  })
}
