import { setTimeout as pause } from 'node:timers/promises'
import { loadConfig } from '../server/config.ts'
import { syncBoards } from './sync-boards.ts'

const { stdout } = process

try {
  process.exitCode = await syncBoards(process.argv.slice(2), loadConfig(), {
    print: line => console.log(line),
    progress: line => {
      if (stdout.isTTY) stdout.write(`\r\u001b[K${line}`)
    },
    sleep: async milliseconds => {
      await pause(milliseconds)
    },
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
