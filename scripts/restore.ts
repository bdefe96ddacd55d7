import { resolve } from 'node:path'
import { listBackups, restore } from '../db/backup.ts'
import { databaseIn } from '../db/files.ts'
import { holdFolder } from '../db/lock.ts'
import { loadConfig } from '../server/config.ts'

const usage = 'npm run restore -- <file of a backup>'

try {
  const [given, ...more] = process.argv.slice(2)
  const { dataFolder, backups } = loadConfig()
  if (given === undefined || more.length > 0 || given.startsWith('-')) {
    const known = listBackups(backups.folder).map(({ file }) => file)
    throw new Error([`Use: ${usage}`, ...known].join('\n'))
  }
  const file = databaseIn(dataFolder)
  holdFolder(file)
  const before = restore(resolve(given), file, Date.now())
  console.log(`${file} is the backup now.`)
  if (before !== null) console.log(`What was there before is ${before}.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
