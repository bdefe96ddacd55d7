import { and, asc, eq, exists, lte } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { cards, retros, sprints, themes } from '../../db/schema.ts'
import type { NewTheme, Theme, ThemeEdit } from '../contract/retro.ts'
import { countTheme } from '../domain/retro-themes.ts'
import { Conflict, NotFound } from '../errors.ts'
import { newId } from './ids.ts'
import { areShown } from './retro-risks.ts'
import type { SprintRow } from './sprints.ts'

/** All themes of a team, the most frequent of late first, counted up to a sprint's retrospective or, without one, the last. */
export async function listThemes(read: Read, teamId: string, upTo?: SprintRow): Promise<Theme[]> {
  const rows = await read
    .select({ id: themes.id, version: themes.version, name: themes.name })
    .from(themes)
    .where(eq(themes.teamId, teamId))
    .orderBy(asc(themes.name))
  if (rows.length === 0) return []
  const numbers = await listRetroNumbers(read, teamId, upTo)
  const touched = Map.groupBy(await listTouched(read, teamId), ({ themeId }) => themeId)
  return rows
    .map(row => ({
      ...row,
      ...countTheme(
        numbers,
        (touched.get(row.id) ?? []).map(({ number }) => number),
      ),
    }))
    .sort((a, b) => b.recent - a.recent || b.sprints.length - a.sprints.length)
}

/** Numbers of the sprints whose retrospective has cards that everybody may see, in the order of their days. */
async function listRetroNumbers(read: Read, teamId: string, upTo?: SprintRow): Promise<number[]> {
  const itsCards = read.select({ id: cards.id }).from(cards).where(eq(cards.sprintId, sprints.id))
  const rows = await read
    .select({ number: sprints.number })
    .from(sprints)
    .leftJoin(retros, eq(retros.sprintId, sprints.id))
    .where(
      and(
        eq(sprints.teamId, teamId),
        areShown,
        exists(itsCards),
        upTo && lte(sprints.firstDay, upTo.firstDay),
      ),
    )
    .orderBy(asc(sprints.firstDay))
  return rows.map(({ number }) => number)
}

async function listTouched(read: Read, teamId: string) {
  return read
    .select({ themeId: themes.id, number: sprints.number })
    .from(themes)
    .innerJoin(cards, eq(cards.themeId, themes.id))
    .innerJoin(sprints, eq(sprints.id, cards.sprintId))
    .where(eq(themes.teamId, teamId))
}

async function getTheme(read: Read, teamId: string, id: string): Promise<Theme> {
  const theme = (await listThemes(read, teamId)).find(one => one.id === id)
  if (!theme)
    throw new NotFound('There is no such theme in this team. Somebody may have removed it.')
  return theme
}

async function findNamed(tx: Tx, teamId: string, name: string): Promise<Theme | undefined> {
  const same = (a: string) => a.trim().toLowerCase() === name.trim().toLowerCase()
  return (await listThemes(tx, teamId)).find(theme => same(theme.name))
}

/** The same name again, in whatever case, is the theme that is there already. */
export async function addTheme(db: Db, teamId: string, { name }: NewTheme): Promise<Theme> {
  return db.write(async tx => {
    const known = await findNamed(tx, teamId, name)
    if (known) return known
    const id = newId()
    await tx.insert(themes).values({ id, teamId, name })
    return getTheme(tx, teamId, id)
  })
}

export async function saveTheme(
  db: Db,
  teamId: string,
  id: string,
  { version, name }: ThemeEdit,
): Promise<Theme> {
  return db.write(async tx => {
    const current = await getTheme(tx, teamId, id)
    if (current.version !== version)
      throw new Conflict('Somebody else changed this theme in the meantime.', current)
    const same = await findNamed(tx, teamId, name)
    if (same && same.id !== id) throw new Conflict('There is a theme of this name already.')
    await tx
      .update(themes)
      .set({ name, version: version + 1 })
      .where(eq(themes.id, id))
    return getTheme(tx, teamId, id)
  })
}

/** Its cards stay, without it. */
export async function removeTheme(db: Db, teamId: string, id: string): Promise<void> {
  await db.write(async tx => {
    await getTheme(tx, teamId, id)
    await tx.delete(themes).where(eq(themes.id, id))
  })
}
