import { eq } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import {
  changes,
  closes,
  items,
  iterations,
  people,
  projects,
  sprints,
  teams,
} from '../../db/schema.ts'
import type { Figures } from '../../server/context.ts'
import type { Change } from '../../server/domain/change.ts'
import { iterationDays } from '../../server/domain/sprint.ts'
import { makeFigures } from '../../server/figures.ts'
import { toRow } from '../../server/store/ledger.ts'
import { raiseRevision } from '../../server/store/revision.ts'
import { facts, on } from '../domain/facts.ts'
import { freshDb } from '../support/db.ts'
import { personRow, sprintRow, teamRow } from '../support/rows.ts'

/** A team whose board has been read since the beginning of 2026, in a database of its own. */
export async function makeWatchedTeam(
  given: Partial<typeof teams.$inferInsert> = {},
  firstReadAt = on(1, 1),
) {
  const db = freshDb()
  const team = teamRow({ timeZone: 'UTC', githubOwner: 'harbour', githubNumber: 1, ...given })
  const { id: teamId } = team
  await db.write(async tx => {
    await tx.insert(teams).values(team)
    await tx.insert(projects).values({
      teamId,
      projectId: 'project',
      title: 'Harbour',
      url: 'https://github.com/orgs/harbour/projects/1',
      fields: [],
      firstReadAt,
    })
  })
  const figures = makeFigures(db)
  return { db, teamId, figures, ...writers(db, teamId, figures) }
}

export type WatchedTeam = Awaited<ReturnType<typeof makeWatchedTeam>>

function writers(db: Db, teamId: string, figures: Figures) {
  let number = 0
  return {
    /** A sprint of an iteration of the board; without a length the sprint has none. */
    async sprint(id: string, startDate: string, duration: number, more: object = {}) {
      number += 1
      const days = iterationDays({ startDate, duration })
      await db.write(async tx => {
        await tx.insert(sprints).values(sprintRow({ id, teamId, number, ...days, ...more }))
        await tx.insert(iterations).values({
          teamId,
          fieldId: 'field',
          iterationId: `iteration-${id}`,
          sprintId: id,
          title: id,
          startDate,
          durationDays: duration,
        })
      })
    },
    /** A sprint that the board knows nothing of. */
    async writtenSprint(id: string, startDate: string, duration: number, more: object = {}) {
      number += 1
      const days = iterationDays({ startDate, duration })
      await db.write(async tx => {
        await tx.insert(sprints).values(sprintRow({ id, teamId, number, ...days, ...more }))
      })
    },
    /** An item on the board since the beginning of the year, and what is told of it. */
    async item(itemId: string, ...told: Parameters<typeof facts>[1]) {
      await db.write(async tx => {
        await tx.insert(items).values(itemRow(teamId, itemId))
        await tx.insert(changes).values(facts(itemId, told).map(one => toRow(teamId, one)))
      })
    },
    async change(...told: Change[]) {
      await db.write(async tx => {
        await tx.insert(changes).values(told.map(one => toRow(teamId, one)))
      })
    },
    /** What a read of the board keeps of a sprint that was over when first met. */
    async keep(sprintId: string, at: number) {
      await db.write(async tx => {
        const kept = await figures.snapshot(tx, teamId, sprintId, at)
        await tx
          .insert(closes)
          .values({ id: `close-${sprintId}`, sprintId, at, isAsFound: true, ...kept })
        await raiseRevision(tx, teamId)
      })
    },
    async exclude(sprintId: string, excludedReason: string) {
      await db.write(async tx => {
        await tx.update(sprints).set({ excludedReason }).where(eq(sprints.id, sprintId))
        await raiseRevision(tx, teamId)
      })
    },
    /** As every write of the store does. */
    async raise() {
      await db.write(tx => raiseRevision(tx, teamId))
    },
    async person(id: string, more: object = {}) {
      await db.write(async tx => {
        await tx.insert(people).values(personRow({ id, name: id, teamId, ...more }))
      })
    },
  }
}

let position = 0

function itemRow(teamId: string, itemId: string): typeof items.$inferInsert {
  position += 1
  return {
    teamId,
    itemId,
    nodeId: itemId,
    kind: itemId.startsWith('hidden') ? 'redacted' : 'issue',
    number: position,
    repository: 'harbour/boats',
    title: `Title of ${itemId}`,
    url: `https://github.com/harbour/boats/issues/${position}`,
    assignees: [],
    labels: [],
    position,
    isArchived: false,
    isPresent: true,
    isTimelineRead: true,
    state: 'open',
    createdAt: on(1, 1),
  }
}
