import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { addressOf, bareEnvironment, freshFolder } from './program.ts'

// The commands of the README, as a newcomer types them, each in a fresh data folder.

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function npm(command: string[], env: Record<string, string> = {}): ChildProcess {
  const folder = freshFolder()
  folders.push(folder)
  return spawn('npm', command, {
    env: { ...bareEnvironment(), PORT: '0', KNOTS_DATA: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that Ctrl-C reaches npm and what it started, as in a terminal.
    detached: true,
  })
}

async function outcome(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text: Buffer) => {
      said += text
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}

async function pressCtrlC(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  process.kill(-(child.pid ?? 0), 'SIGINT')
  await gone
}

test.each([['start'], ['run', 'demo']])('npm %s %s serves pages until Ctrl-C', async (...words) => {
  const child = npm(words.filter(word => word !== undefined))
  const url = await addressOf(child).promise
  const page = await (await fetch(url)).text()
  expect(page).toContain('<title>')
  expect(page).toContain('type="module"')
  expect((await (await fetch(`${url}/api/health`)).json()).status).toBe('ok')
  await pressCtrlC(child)
  await expect(fetch(`${url}/api/health`)).rejects.toThrow()
  expect(existsSync(folders[0] ?? '')).toBe(true)
})

test('npm run backup works beside a running Knots, npm run restore once it is stopped', async () => {
  const child = npm(['start'])
  const url = await addressOf(child).promise
  const data = { KNOTS_DATA: folders[0] ?? '' }
  const team = { name: 'Crew', timeZone: 'Europe/Berlin' }
  await fetch(`${url}/api/teams`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(team),
  })
  const made = await outcome(npm(['run', 'backup'], data))
  expect(made.code, made.said).toBe(0)
  const backup = /^(\/.*\.sqlite) \(/m.exec(made.said)?.[1] ?? ''
  const refused = await outcome(npm(['run', 'restore', '--', backup], data))
  expect(refused.code).toBe(1)
  expect(refused.said).toContain('Another Knots is running')
  await pressCtrlC(child)
  const restored = await outcome(npm(['run', 'restore', '--', backup], data))
  expect(restored.code, restored.said).toBe(0)
  const again = npm(['start'], data)
  const { teams } = await (await fetch(`${await addressOf(again).promise}/api/teams`)).json()
  expect(teams.map(({ name }: { name: string }) => name)).toEqual(['Crew'])
  await pressCtrlC(again)
})
