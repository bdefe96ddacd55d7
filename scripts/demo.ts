import { parseArgs } from 'node:util'
import { databaseIn } from '../db/files.ts'
import { openDb } from '../db/open.ts'
import { run } from '../server/run.ts'
import { listSprints } from '../server/store/sprints.ts'
import { addCrew, crewAtDemo, withCrew } from './demo/crew.ts'
import { demoToday, findDemo, makeDemoBoard, playDemo } from './demo/play.ts'
import { TOKENS } from './stand-in/world/world.ts'

const { values } = parseArgs({
  options: {
    /** People sign in, as one of an invented crew. */
    'sign-in': { type: 'boolean', default: false },
  },
})
const oauth = values['sign-in'] ? crewAtDemo() : undefined
const folder = process.env.KNOTS_DATA || './data-demo'

/**
 * The day for which the demo in the data folder was played; today when there is none. Its board goes on
 * from there, so a demo opened again days later has lived on.
 */
async function playedFor(): Promise<string> {
  const today = demoToday(Date.now())
  const db = openDb(databaseIn(folder))
  try {
    const team = await findDemo(db)
    const sprints = team ? await listSprints(db.read, team.id) : []
    const current = sprints.at(-3)
    if (!current) return today
    return Temporal.PlainDate.from(current.firstDay).add({ days: 7 }).toString()
  } finally {
    await db.close()
  }
}

function showProgress(done: number, total: number): void {
  if (!process.stdout.isTTY) {
    if (done === 1) console.log('Making a year of the demo team.')
    return
  }
  const end = done === total ? '\n' : ''
  process.stdout.write(`\rA year of the demo team: sprint ${done} of ${total}${end}`)
}

// Set here, a folder that a file .env names for the real data does not count.
process.env.KNOTS_DATA = folder
const board = await makeDemoBoard(await playedFor(), undefined, oauth)
const { player, standIn } = board

await run({
  print: text => console.log(text),
  changeConfig(config) {
    const demo = { ...config, githubApiUrl: standIn.url, githubToken: TOKENS.writes }
    return oauth ? withCrew(demo, oauth) : demo
  },
  async prepare({ knots }) {
    const teamId = await playDemo(knots, { board, onProgress: showProgress })
    if (oauth) await addCrew(knots.db, teamId)
    player.world.now = () => {
      player.advanceTo(Date.now())
      return Date.now()
    }
  },
})
