import { loadConfig } from '../server/config.ts'
import { importFile } from './import-file.ts'

try {
  process.exitCode = await importFile(process.argv.slice(2), loadConfig(), line =>
    console.log(line),
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
