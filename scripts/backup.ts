import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { backUp } from '../db/backup.ts'
import { databaseIn } from '../db/files.ts'
import { loadConfig } from '../server/config.ts'

const usage = 'npm run backup -- [folder]'

try {
  const [folder, ...more] = process.argv.slice(2)
  if (more.length > 0 || folder?.startsWith('-')) throw new Error(`Use: ${usage}`)
  const { dataFolder, backups } = loadConfig()
  const file = databaseIn(dataFolder)
  if (!existsSync(file)) throw new Error(`There is no database in ${dataFolder} yet.`)
  const target = folder === undefined ? backups.folder : resolve(folder)
  const made = backUp(file, target, Date.now(), backups.keep)
  console.log(`${made.file} (${Math.ceil(made.bytes / 1024)} KiB), looked through and whole.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
