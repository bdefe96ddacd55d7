import { openReader } from './reader.ts'

// A process of its own that reads the board once, so that it can be killed meanwhile.
const [file = '', apiUrl = '', at = '0'] = process.argv.slice(2)
const { board, teamId, close } = await openReader(file, { apiUrl, now: () => Number(at) })
process.send?.('begun')
const { state, error } = await board.syncTeam(teamId)
process.send?.(state === 'ok' ? 'done' : `failed: ${error}`)
await close()
process.disconnect?.()
