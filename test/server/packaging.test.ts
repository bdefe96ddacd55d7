import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { readConfig } from '../../server/config.ts'
import { freshFolder } from '../support/folder.ts'

const container = readFileSync('Containerfile', 'utf8')
const ignored = readFileSync('.containerignore', 'utf8').split('\n')
const readme = readFileSync('README.md', 'utf8')

/** The arguments of every line of the Containerfile that begins with this word. */
const lines = (word: string) =>
  [...container.matchAll(new RegExp(`^${word} (.+)$`, 'gm'))].map(([, rest = '']) => rest)

const startCommand = manifest.scripts.start.replace(/^exec /, '').split(' ')

test('everything the container copies from the repository is there and is let through', () => {
  const copied = lines('COPY')
    .filter(rest => !rest.startsWith('--from'))
    .flatMap(rest => rest.split(' ').slice(0, -1))
  expect(copied).toEqual(expect.arrayContaining(['package-lock.json', 'server', 'web', 'db']))
  for (const path of copied) {
    expect(existsSync(path), path).toBe(true)
    expect(ignored).toContain(`!${path}`)
  }
  const let_through = ignored.filter(line => line.startsWith('!')).map(line => line.slice(1))
  expect(new Set(let_through)).toEqual(new Set(copied))
  expect(ignored).toContain('*')
})

test('the container runs what npm start runs, on the same Node, with packages that are there', () => {
  expect(lines('CMD').map(text => JSON.parse(text))).toEqual([startCommand])
  const [major] = manifest.devDependencies.node.split('.')
  for (const image of lines('FROM'))
    expect(image).toMatch(new RegExp(`/node:${major}-slim( AS |$)`))
  expect(lines('RUN')).toContain('npm ci')
  const packages = lines('COPY').flatMap(rest => /\/node_modules\/(\S+) /.exec(rest)?.[1] ?? [])
  expect(packages).toContain('graphql')
  for (const name of packages) {
    expect(statSync(join('node_modules', name)).isDirectory()).toBe(true)
    // All others come with the dependencies; what these need, too.
    const { dependencies = {} } = JSON.parse(
      readFileSync(join('node_modules', name, 'package.json'), 'utf8'),
    ) as { dependencies?: Record<string, string> }
    for (const needed of Object.keys(dependencies))
      expect(packages.includes(needed) || isForProduction(needed), needed).toBe(true)
  }
})

function isForProduction(name: string): boolean {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean }>
  }
  const found = packages[`node_modules/${name}`]
  return found !== undefined && found.dev !== true
}

test('the container is nobody’s but its own user’s, keeps its data in a volume and watches itself', () => {
  const stages = container.split(/^FROM /m)
  const last = stages.at(-1) ?? ''
  expect(last).toMatch(/^USER node$/m)
  expect(last).toMatch(/^VOLUME \/data$/m)
  const [given = ''] = lines('ENV')
  const environment = parseEnv(given.split(' ').join('\n'))
  expect(environment).toMatchObject({ HOST: '0.0.0.0', KNOTS_DATA: '/data' })
  expect(() => readConfig(environment)).toThrow(/Set up sign-in/)
  expect(readConfig({ ...environment, KNOTS_TRUST_NETWORK: 'yes' }).dataFolder).toBe('/data')
  const [health = ''] = lines('HEALTHCHECK CMD')
  const [command, ...args] = JSON.parse(health) as string[]
  expect(command).toBe('node')
  const asked = spawnSync(process.execPath, args, { env: { ...process.env, PORT: '9' } })
  expect(asked.status).toBe(1)
  expect(String(asked.stderr)).toBe('')
})

test('the unit of the README starts what npm start starts, and systemd understands it', () => {
  const [, unit = ''] = /```ini\n([\s\S]+?)```/.exec(readme) ?? []
  const [, command = ''] = /^ExecStart=(.+)$/m.exec(unit) ?? []
  expect(command.split(' ').slice(1)).toEqual(startCommand.slice(1))
  expect(existsSync(command.split(' ')[0]?.replace('/opt/knots/', '') ?? '')).toBe(true)
  for (const line of ['DynamicUser=yes', 'ProtectSystem=strict', 'NoNewPrivileges=yes'])
    expect(unit).toContain(`\n${line}\n`)
  expect(unit).not.toMatch(/^MemoryDenyWriteExecute/m)

  const file = join(freshFolder(), 'knots.service')
  // What it names must be on this machine for systemd to be content.
  const here = unit.replaceAll('/opt/knots', process.cwd()).replace('/etc/knots.env', file)
  writeFileSync(file, here)
  const verified = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' })
  if (verified.error) return
  expect(verified.stderr.split('\n').filter(line => line.includes('knots.service'))).toEqual([])
})
