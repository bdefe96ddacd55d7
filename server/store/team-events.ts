import { and, asc, eq } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { teamEvents } from '../../db/schema.ts'
import type { NewTeamEvent, TeamEvent, TeamEventEdit } from '../contract/team-event.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { newId } from './ids.ts'
import { listPeople } from './people.ts'
import { raiseRevision } from './revision.ts'

type TeamEventRow = typeof teamEvents.$inferSelect

function publicTeamEvent({ teamId: _, ...row }: TeamEventRow): TeamEvent {
  return row
}

const ofTeam = (teamId: string, id: string) =>
  and(eq(teamEvents.teamId, teamId), eq(teamEvents.id, id))

/** The team's events in the order of their days. */
export async function listTeamEvents(read: Read, teamId: string): Promise<TeamEvent[]> {
  const rows = await read
    .select()
    .from(teamEvents)
    .where(eq(teamEvents.teamId, teamId))
    .orderBy(asc(teamEvents.firstDay), asc(teamEvents.id))
  return rows.map(publicTeamEvent)
}

async function getTeamEvent(read: Read, teamId: string, id: string): Promise<TeamEvent> {
  const [row] = await read.select().from(teamEvents).where(ofTeam(teamId, id))
  if (!row) throw new NotFound('There is no such event in this team.')
  return publicTeamEvent(row)
}

async function refuseImpossible(
  tx: Tx,
  teamId: string,
  event: Pick<TeamEvent, 'firstDay' | 'lastDay' | 'personIds'>,
) {
  if (event.lastDay < event.firstDay)
    throw new Invalid('The event would end before it begins.', 'lastDay')
  if (event.personIds === null) return
  const known = new Set((await listPeople(tx, teamId)).map(({ id }) => id))
  if (!event.personIds.every(id => known.has(id)))
    throw new Invalid('The event names somebody who is not in this team.', 'personIds')
}

export async function addTeamEvent(
  db: Db,
  teamId: string,
  { personIds = null, isAway = true, ...named }: NewTeamEvent,
): Promise<TeamEvent> {
  return db.write(async tx => {
    const event = { ...named, personIds, isAway }
    await refuseImpossible(tx, teamId, event)
    const [row] = await tx
      .insert(teamEvents)
      .values({ id: newId(), teamId, ...event })
      .returning()
    if (!row) throw new Error('The new event was not written')
    await raiseRevision(tx, teamId)
    return publicTeamEvent(row)
  })
}

export async function saveTeamEvent(
  db: Db,
  teamId: string,
  id: string,
  { version, ...edit }: TeamEventEdit,
): Promise<TeamEvent> {
  return db.write(async tx => {
    const current = await getTeamEvent(tx, teamId, id)
    if (current.version !== version)
      throw new Conflict('Somebody else changed this event in the meantime.', current)
    const { firstDay = current.firstDay, lastDay = current.lastDay } = edit
    const { personIds = current.personIds } = edit
    await refuseImpossible(tx, teamId, { firstDay, lastDay, personIds })
    const [row] = await tx
      .update(teamEvents)
      .set({ ...edit, version: version + 1 })
      .where(ofTeam(teamId, id))
      .returning()
    if (!row) throw new Error('The event was not written')
    await raiseRevision(tx, teamId)
    return publicTeamEvent(row)
  })
}

export async function removeTeamEvent(db: Db, teamId: string, id: string): Promise<void> {
  await db.write(async tx => {
    await getTeamEvent(tx, teamId, id)
    await tx.delete(teamEvents).where(ofTeam(teamId, id))
    await raiseRevision(tx, teamId)
  })
}
