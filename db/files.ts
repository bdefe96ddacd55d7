import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DbError } from './check.ts'

/**
 * Makes the folder of the database and returns the database's file in it. The folder is closed to
 * others when Knots made it or is alone in it; one that holds other things keeps its mode, the
 * files of Knots in it are private all the same.
 */
export function databaseIn(folder: string): string {
  try {
    makeFolder(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    const isOurs = readdirSync(folder).every(name => name.startsWith('knots.'))
    if (isOurs) chmodSync(folder, 0o700)
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException
    throw new DbError(`KNOTS_DATA=${folder} is not a folder that Knots can write to (${code}).`)
  }
  return join(folder, 'knots.sqlite')
}

/** Node's own `recursive` never returns where a folder exists and refuses new ones, as /proc does. */
function makeFolder(folder: string) {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

/** SQLite gives its -wal and -shm files the mode of the database itself; older ones are set too. */
export function keepPrivate(file: string) {
  for (const path of [file, `${file}-wal`, `${file}-shm`]) {
    if (existsSync(path)) chmodSync(path, 0o600)
  }
}
