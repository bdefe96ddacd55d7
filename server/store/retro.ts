import { eq } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { cardGroups, retroReady, retroVotes } from '../../db/schema.ts'
import type { Retro, RetroFormatKey } from '../contract/retro.ts'
import { meanRating, tally } from '../domain/retro.ts'
import { listCardsOf, shownVotes } from './cards.ts'
import { listRisks } from './retro-risks.ts'
import { findRetro, findSomeone, isShown, type RetroRow } from './retro-rows.ts'
import { getSprint } from './sprints.ts'
import { listThemes } from './themes.ts'

/** Who looks, and how many do. */
type Viewer = { personId: string | null; present: number }

/** The retrospective as one viewer may see it: before the reveal nothing of a card passes but to whoever wrote it. */
export async function showRetro(
  read: Read,
  teamId: string,
  sprintId: string,
  { personId, present }: Viewer,
): Promise<Retro> {
  const sprint = await getSprint(read, teamId, sprintId)
  const retro = await findRetro(read, sprintId)
  const dots = retro?.phase === 'vote' ? await listDots(read, sprintId) : []
  const totals = retro?.phase === 'vote' && retro.areTotalsLive ? tally(dots) : null
  const { shown, hidden } = await listCardsOf(read, retro, sprintId, { personId, totals })
  return {
    sprintId,
    board: retro ? await publicBoard(read, retro) : null,
    cards: shown,
    groups: await listGroups(read, sprintId, retro, totals),
    hidden,
    dotsGiven: dots.reduce((total, one) => total + one.dots, 0),
    ready: await read.$count(retroReady, eq(retroReady.sprintId, sprintId)),
    present,
    ratings: retro?.phase === 'done' ? meanRating(retro.ratings ?? []) : null,
    risks: await listRisks(read, teamId, sprint),
    themes: await listThemes(read, teamId, sprint),
  }
}

async function publicBoard(read: Read, retro: RetroRow): Promise<Retro['board']> {
  const asTime = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return {
    version: retro.version,
    format: retro.format as RetroFormatKey,
    isAnonymous: retro.isAnonymous,
    phase: retro.phase,
    facilitator: await findSomeone(read, retro.facilitatorId),
    votesEach: retro.votesEach,
    areTotalsLive: retro.areTotalsLive,
    timer: { endsAt: asTime(retro.timerEndsAt), leftSeconds: retro.timerLeftSeconds },
    topicId: retro.topicId,
    startedAt: new Date(retro.startedAt).toISOString(),
    endedAt: asTime(retro.endedAt),
  }
}

/** Dots without the people who gave them. */
async function listDots(read: Read, sprintId: string) {
  const { targetId, dots } = retroVotes
  return read.select({ targetId, dots }).from(retroVotes).where(eq(retroVotes.sprintId, sprintId))
}

async function listGroups(
  read: Read,
  sprintId: string,
  retro: RetroRow | undefined,
  totals: Map<string, number> | null,
): Promise<Retro['groups']> {
  if (!isShown(retro)) return []
  const { id, version, name, votes, isDiscussed } = cardGroups
  const rows = await read
    .select({ id, version, name, votes, isDiscussed })
    .from(cardGroups)
    .where(eq(cardGroups.sprintId, sprintId))
    .orderBy(cardGroups.id)
  return rows.map(row => ({ ...row, votes: shownVotes(retro, row, totals) }))
}
