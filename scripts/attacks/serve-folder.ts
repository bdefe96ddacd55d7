import { mkdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { databaseIn } from '../../db/files.ts'
import { openDb } from '../../db/open.ts'
import { buildApp } from '../../server/app.ts'
import { loadConfig } from '../../server/config.ts'
import { createGitHub } from '../../server/github/client.ts'

/** Knots with a folder of pages of one's own. */
const config = loadConfig()
const now = Date.now
const sleep = async (milliseconds: number) => void (await pause(milliseconds))
mkdirSync(config.dataFolder, { recursive: true })
const db = openDb(databaseIn(config.dataFolder))
const github = createGitHub({ apiUrl: config.githubApiUrl, now, sleep })
const webFolder = process.env.WEB_FOLDER ?? ''
const app = await buildApp({ db, github, config, now, sleep, webFolder })
console.log(await app.listen({ host: '127.0.0.1', port: 0 }))
process.once('SIGINT', async () => {
  await app.close()
  await db.close()
})
