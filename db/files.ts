import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Makes the folder of the database. It is closed to others when Knots made it or is alone in it;
 * a folder that holds other things keeps its mode, the files in it are private all the same.
 */
export function prepareFolder(folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const isOurs = readdirSync(folder).every(name => name.startsWith('knots.'))
  if (isOurs) chmodSync(folder, 0o700)
}

/** SQLite gives its -wal and -shm files the mode of the database itself; older ones are set too. */
export function keepPrivate(file: string) {
  for (const path of [file, `${file}-wal`, `${file}-shm`]) {
    if (existsSync(path)) chmodSync(path, 0o600)
  }
}

export function fileIn(folder: string): string {
  return join(folder, 'knots.sqlite')
}
