import { setTimeout as pause } from 'node:timers/promises'
import { openDb } from '../../db/open.ts'
import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { createGitHub } from '../../server/github/client.ts'
import { tellCpu } from './child.ts'

const [file = '', today = '0'] = process.argv.slice(2)
const began = performance.now()
const now = () => Math.round(Number(today) + performance.now() - began)
const sleep = (milliseconds: number) => pause(milliseconds)
const config = readConfig({ PORT: '0', KNOTS_SYNC_MINUTES: '0' })
const github = createGitHub({ apiUrl: config.githubApiUrl, now, sleep })
const db = openDb(file)
const app = await buildApp({ db, github, config, now, sleep })
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }))
tellCpu()
process.once('disconnect', async () => {
  await app.close()
  await db.close()
})
