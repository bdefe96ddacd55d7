import { loadConfig } from '../server/config.ts'
import { checkBoards } from './check-boards.ts'

try {
  process.exitCode = await checkBoards(process.argv.slice(2), loadConfig(), {
    print: line => console.log(line),
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
