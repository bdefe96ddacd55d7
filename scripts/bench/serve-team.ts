import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDb } from '../../db/open.ts'
import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { createGitHub } from '../../server/github/client.ts'
import { addTeam } from '../../server/store/teams.ts'
import { TOKENS } from '../stand-in/world/world.ts'
import { tellCpu } from './child.ts'

/** The whole of Knots with one team, whose board it reads once before it listens. */
const [apiUrl = '', today = '0', secret = ''] = process.argv.slice(2)
const began = performance.now()
const now = () => Math.round(Number(today) + performance.now() - began)
const sleep = (milliseconds: number) => pause(milliseconds)
const config = readConfig({
  PORT: '0',
  KNOTS_SYNC_MINUTES: '0',
  GITHUB_API_URL: apiUrl,
  GITHUB_TOKEN: TOKENS.reads,
  GITHUB_WEBHOOK_SECRET: secret,
})
const folder = await mkdtemp(join(tmpdir(), 'knots-bench-'))
const db = openDb(join(folder, 'knots.sqlite'))
const github = { owner: 'big-harbour', number: 1 }
const team = await addTeam(db, { name: 'Bench', timeZone: 'Europe/Berlin', github }, now())
const app = await buildApp({
  db,
  github: createGitHub({ apiUrl: config.githubApiUrl, now, sleep }),
  config,
  now,
  sleep,
})
const { error } = await app.knots.board.syncTeam(team.id)
if (error) throw new Error(error)
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }))
tellCpu()
process.once('disconnect', async () => {
  await app.close()
  await db.close()
  await rm(folder, { recursive: true })
})
