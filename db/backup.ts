import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { DbError, inWords, refuseDamaged, refuseForeignFile, refuseOrphans } from './check.ts'
import { keepPrivate } from './files.ts'
import { refuseNewer } from './migrate.ts'

export type Backup = { file: string; at: number; bytes: number }

const namePattern = /^knots-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.sqlite$/

function nameAt(at: number): string {
  const [day, time] = new Date(at).toISOString().slice(0, 19).split('T')
  return `${day}T${time?.replaceAll(':', '')}Z`
}

/** The backups in a folder, newest first; what else lies there is left alone. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap(name => {
      const [, day, hour, minute, second] = namePattern.exec(name) ?? []
      if (day === undefined) return []
      const file = join(folder, name)
      const at = Date.parse(`${day}T${hour}:${minute}:${second}Z`)
      return [{ file, at, bytes: statSync(file).size }]
    })
    .sort((a, b) => b.at - a.at)
}

/**
 * Copies a database, also one that is being written, as it is at one moment, looks whether the copy is whole, and then
 * removes all backups but the newest `keep`. Nothing but a whole copy ever bears the name of a backup.
 */
export function backUp(source: string, folder: string, at: number, keep: number): Backup {
  const file = join(folder, `knots-${nameAt(at)}.sqlite`)
  const half = `${file}.half`
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const halves = readdirSync(folder).filter(name => /^knots-.*\.sqlite\.half$/.test(name))
    for (const name of halves) rmSync(join(folder, name))
    copyDatabase(source, half)
    refuseUseless(half)
    renameSync(half, file)
    for (const old of listBackups(folder).slice(Math.max(1, keep))) rmSync(old.file)
    return { file, at, bytes: statSync(file).size }
  } catch (error) {
    rmSync(half, { force: true })
    throw inWords(error, file)
  }
}

/** Without the free pages, so that nothing that was deleted goes along. */
function copyDatabase(source: string, target: string) {
  const connection = new Database(source, { readonly: true, fileMustExist: true })
  try {
    connection.prepare('VACUUM INTO ?').run(target)
  } finally {
    connection.close()
  }
  keepPrivate(target)
}

/** Throws unless the file is a database of Knots, of this version or an older one, whole and with all its references. */
function refuseUseless(file: string) {
  refuseForeignFile(file)
  const connection = new Database(file, { readonly: true })
  try {
    refuseNewer(connection)
    refuseDamaged(connection, 'full')
    refuseOrphans(connection)
  } finally {
    connection.close()
  }
}

/**
 * Puts a backup in the place of the database, which must be in nobody's hands. The database of before stays beside it
 * under the name returned; null if there was none. A backup that is of no use changes nothing.
 */
export function restore(backup: string, target: string, at: number): string | null {
  if (!existsSync(backup)) throw new DbError(`There is no file ${backup}.`)
  refuseUseless(backup)
  const arriving = join(dirname(target), 'knots.restoring.sqlite')
  try {
    copyFileSync(backup, arriving)
    keepPrivate(arriving)
    refuseUseless(arriving)
    const before = putAside(target, 'restore', at)
    renameSync(arriving, target)
    return before
  } catch (error) {
    rmSync(arriving, { force: true })
    throw inWords(error, target)
  }
}

function putAside(target: string, why: string, at: number): string | null {
  if (!existsSync(target)) return null
  const kept = join(dirname(target), `knots.before-${why}-${nameAt(at)}.sqlite`)
  for (const end of ['', '-wal', '-shm']) {
    if (existsSync(target + end)) renameSync(target + end, kept + end)
  }
  return kept
}

const keptBeforeUpgrades = 3

/** A copy of the database as an older version left it; only the last few are kept. */
export function keepBeforeUpgrade(file: string, at: number): string {
  const folder = dirname(file)
  const beginning = 'knots.before-upgrade-'
  const kept = join(folder, `${beginning}${nameAt(at)}.sqlite`)
  const half = `${kept}.half`
  rmSync(half, { force: true })
  try {
    copyDatabase(file, half)
    renameSync(half, kept)
  } catch (error) {
    rmSync(half, { force: true })
    throw error
  }
  const all = readdirSync(folder).filter(
    name => name.startsWith(beginning) && !name.endsWith('.half'),
  )
  for (const name of all.sort().slice(0, -keptBeforeUpgrades)) rmSync(join(folder, name))
  return kept
}
