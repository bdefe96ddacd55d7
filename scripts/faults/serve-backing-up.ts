import { setTimeout as pause } from 'node:timers/promises'
import { databaseIn } from '../../db/files.ts'
import { keepBackingUp } from '../../server/backups.ts'
import { run } from '../../server/run.ts'

/** The real Knots, whose schedule of backups runs a thousand times as fast. */
const hastened = 1_000
const began = Date.now()

await run({
  print: text => console.log(text),
  async prepare(app) {
    const clock = {
      now: () => began + (Date.now() - began) * hastened,
      sleep: async (milliseconds: number) => {
        await pause(milliseconds / hastened, undefined, { ref: false })
      },
    }
    const { config } = app.knots
    const backups = { ...config.backups, hours: 1 }
    const knots = { ...app.knots, ...clock, config: { ...config, backups } }
    void keepBackingUp(
      Object.create(app, { knots: { value: knots } }),
      databaseIn(config.dataFolder),
    )
  },
})
