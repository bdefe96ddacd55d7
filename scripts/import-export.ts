import { readFile } from 'node:fs/promises'
import type { Problem } from '../server/contract/common.ts'
import type { TeamImport } from '../server/contract/team-export.ts'
import type { Ask } from './ask.ts'

/** The export of a team, to be brought in. */
export type AskedExport = { document: object; dryRun: boolean }

export async function documentIn(file: string): Promise<object> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be read (${error.code}).`)
  })
  try {
    return JSON.parse(text) as object
  } catch {
    throw new Error(`${file} is no export of Knots, or it was cut off.`)
  }
}

/** Brings in a team and returns what came of it, line by line. */
export async function bringExport(ask: Ask, { document, dryRun }: AskedExport): Promise<string[]> {
  const query = dryRun ? '?dryRun=true' : ''
  const { status, json } = await ask('POST', `/api/teams/import${query}`, document)
  if (status !== 200 && status !== 201) throw new Error((json as Problem).message)
  const { team, knots, exportedAt, applied, ...held } = json as TeamImport
  return [
    `${team.name}, exported by Knots ${knots} on ${exportedAt.slice(0, 10)}`,
    ...Object.entries(held).map(([what, count]) => `${count} ${what}`),
    applied
      ? `Brought in as /${team.slug}.`
      : 'Nothing was saved. Leave out --dry-run to bring it in.',
  ]
}
