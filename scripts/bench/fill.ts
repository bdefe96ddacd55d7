import Database from 'better-sqlite3'
import { getTableColumns, getTableName, type Table } from 'drizzle-orm'
import { openDb } from '../../db/open.ts'
import * as schema from '../../db/schema.ts'
import { makeFigures } from '../../server/figures.ts'
import { seeded } from '../stand-in/scenario/random.ts'

const DAY = 86_400_000
const POINTS = [1, 2, 3, 5, 8]
const PEOPLE_OF_A_TEAM = 20
/** Part of every id of the first team; the others are copies with another mark. */
const MARK = 'x00x'

type Row = Record<string, unknown>
type Size = { teams: number; sprints: number; items: number; today: number; people?: number }

function snake(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

function plain(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value)
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}

function insert(db: Database.Database, table: Table, rows: readonly Row[]): void {
  const [first] = rows
  if (!first) return
  const keys = Object.keys(first)
  const places = keys.map(() => '?').join(', ')
  const statement = db.prepare(
    `insert into ${getTableName(table)} (${keys.map(snake).join(', ')}) values (${places})`,
  )
  for (const row of rows) statement.run(...keys.map(key => plain(row[key])))
}

function dayText(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

function teamRow(today: number): Row {
  return {
    id: `team-${MARK}`,
    slug: `team-${MARK}`,
    name: `Team ${MARK}`,
    timeZone: 'UTC',
    weekdays: [1, 2, 3, 4, 5],
    closures: [],
    averageMethod: 'weighted',
    pointScale: POINTS,
    createdAt: today,
  }
}

function change(item: string, field: string, value: Row, at: number): Row {
  const told = { source: 'value-date', certainty: 'exact', recordedAt: at, notBefore: null }
  const teamId = `team-${MARK}`
  return { teamId, itemId: item, field, text: null, number: null, ...value, at, ...told }
}

/** One team: two-week sprints up to the current one, items spread over them, people who are there in part. */
function firstTeam({ sprints: count, items: itemCount, today, ...size }: Size) {
  const peopleCount = size.people ?? PEOPLE_OF_A_TEAM
  const random = seeded(count + itemCount)
  const teamId = `team-${MARK}`
  const start = today - 7 * DAY - (count - 1) * 14 * DAY
  const sprints: Row[] = []
  const people: Row[] = []
  const answers: Row[] = []
  const commitments: Row[] = []
  const items: Row[] = []
  const changes: Row[] = []
  for (let index = 0; index < peopleCount; index += 1) {
    const id = `p${MARK}${index}`
    people.push({ id, teamId, name: `Person ${index}`, aliases: [], isActive: true })
  }
  for (let index = 0; index < count; index += 1) {
    const first = start + index * 14 * DAY
    const id = `s${MARK}${index}`
    const [firstDay, lastDay] = [dayText(first), dayText(first + 13 * DAY)]
    const title = `Sprint ${index + 1}`
    const made = { madeFrom: 'github', createdAt: start, state: 'active' }
    sprints.push({ id, teamId, number: index + 1, title, firstDay, lastDay, ...made })
    const told = people.map(({ id: personId }) => ({ personId, percent: random.whole(1, 5) * 10 }))
    for (const { personId, percent } of told) {
      answers.push({ sprintId: id, personId, plannedPercent: percent, updatedAt: first })
    }
    const plannedFte = told.reduce((sum, { percent }) => sum + percent / 100, 0)
    const frozen = told.map(({ personId, percent }) => ({
      personId,
      name: personId,
      plannedPercent: percent,
    }))
    const at = first + DAY / 2
    commitments.push({ id: `c${id}`, sprintId: id, at, plannedFte, people: frozen })
  }
  for (let index = 0; index < itemCount; index += 1) {
    const sprint = Math.floor((index * count) / itemCount)
    const first = start + sprint * 14 * DAY
    const sprintId = `s${MARK}${sprint}`
    const itemId = `I_${index}`
    const added = first + (random.chance(0.15) ? random.whole(2, 9) : -3) * DAY
    const doneAt = first + random.whole(1, 13) * DAY
    const isDone = doneAt <= today && !random.chance(0.1)
    const points = random.chance(0.05) ? null : random.pick(POINTS)
    changes.push(change(itemId, 'present', { number: 1 }, added - DAY))
    changes.push(change(itemId, 'state', { text: 'open' }, added - DAY))
    if (points !== null) changes.push(change(itemId, 'points', { number: points }, added))
    changes.push(change(itemId, 'sprint', { text: sprintId }, added))
    changes.push(change(itemId, 'status', { text: 'Todo' }, added))
    if (isDone) {
      changes.push(change(itemId, 'status', { text: 'Done' }, doneAt))
      changes.push(change(itemId, 'state', { text: 'completed' }, doneAt))
    }
    items.push({
      teamId,
      itemId,
      nodeId: itemId,
      contentId: `C_${index}`,
      kind: 'issue',
      number: index + 1,
      repository: 'big-harbour/freighter',
      title: `Move container ${index + 1} to its place`,
      url: `https://github.example/big-harbour/freighter/issues/${index + 1}`,
      assignees: [],
      labels: [],
      isDraft: false,
      position: index,
      isArchived: false,
      points,
      sprintId,
      status: isDone ? 'Done' : 'Todo',
      state: isDone ? 'completed' : 'open',
      createdAt: added - DAY,
      isPresent: true,
      isTimelineRead: true,
    })
  }
  return { sprints, people, answers, commitments, items, changes }
}

/** Closes all sprints but the last with the real figures of each, oldest first. */
async function closeAll(file: string, { today }: Size, sprints: readonly Row[]): Promise<void> {
  const db = openDb(file)
  const figures = makeFigures(db)
  for (const sprint of sprints.slice(0, -1)) {
    const at = Math.min(today, Date.parse(String(sprint.lastDay)) + 1.4 * DAY)
    const id = String(sprint.id)
    await db.write(async tx => {
      const kept = await figures.snapshot(tx, `team-${MARK}`, id, at)
      await tx.insert(schema.closes).values({ id: `k${id}`, sprintId: id, at, ...kept })
    })
    const raw = new Database(file)
    raw.prepare("update sprints set state = 'closed', closed_at = ? where id = ?").run(at, id)
    raw.close()
  }
  await db.close()
}

/** The first team's rows once more, every id with another mark. */
function copyTeam(db: Database.Database, number: number): void {
  const mark = `x${String(number).padStart(2, '0')}x`
  const tables = [
    schema.teams,
    schema.people,
    schema.sprints,
    schema.availability,
    schema.commitments,
    schema.closes,
    schema.items,
    schema.changes,
  ]
  for (const table of tables) {
    const columns = Object.entries(getTableColumns(table))
      .filter(([name, column]) => !(name === 'id' && column.dataType === 'number'))
      .map(([name, column]) => ({ name: snake(name), isText: column.columnType.includes('Text') }))
    const values = columns.map(({ name, isText }) =>
      isText ? `replace(${name}, '${MARK}', '${mark}')` : name,
    )
    const name = getTableName(table)
    const names = columns.map(column => column.name).join(', ')
    const owner =
      table === schema.teams ? 'id' : names.includes('team_id') ? 'team_id' : 'sprint_id'
    const where = `${owner} like '%${MARK}%'`
    db.exec(
      `insert into ${name} (${names}) select ${values.join(', ')} from ${name} where ${where}`,
    )
  }
}

/** A database of many teams that all have the same history, as large as asked for. */
export async function fillDatabase(file: string, size: Size): Promise<void> {
  await openDb(file).close()
  const rows = firstTeam(size)
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.transaction(() => {
    insert(db, schema.teams, [teamRow(size.today)])
    insert(db, schema.people, rows.people)
    insert(db, schema.sprints, rows.sprints)
    insert(db, schema.availability, rows.answers)
    insert(db, schema.commitments, rows.commitments)
    insert(db, schema.items, rows.items)
    insert(db, schema.changes, rows.changes)
  })()
  await closeAll(file, size, rows.sprints)
  db.transaction(() => {
    for (let number = 1; number < size.teams; number += 1) copyTeam(db, number)
  })()
  db.close()
}
