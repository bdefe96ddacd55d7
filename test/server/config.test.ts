import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { isLoopback, readConfig } from '../../server/config.ts'

test('without any environment Knots listens on this machine only', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 4000,
    dataFolder: resolve('data'),
    githubToken: null,
    githubApiUrl: 'https://api.github.com',
    githubWebhookSecret: null,
    syncMinutes: 5,
    publicUrl: null,
  })
})

test('the example file holds every setting with its default', () => {
  const example = parseEnv(readFileSync('.env.example', 'utf8'))
  expect(Object.keys(example).sort()).toEqual([
    'GITHUB_API_URL',
    'GITHUB_TOKEN',
    'GITHUB_WEBHOOK_SECRET',
    'HOST',
    'KNOTS_DATA',
    'KNOTS_SYNC_MINUTES',
    'PORT',
    'PUBLIC_URL',
  ])
  expect(readConfig(example)).toEqual(readConfig({}))
})

test.each([
  ['PORT', '4000x', /^PORT=4000x is not a port/],
  ['PORT', '70000', /^PORT=70000 is not a port/],
  ['PORT', '-1', /^PORT=-1 is not a port/],
  ['HOST', 'a b', /^HOST=a b is not the name/],
  ['KNOTS_SYNC_MINUTES', '2.5', /^KNOTS_SYNC_MINUTES=2.5 is not a number of minutes/],
  ['KNOTS_SYNC_MINUTES', '1441', /^KNOTS_SYNC_MINUTES=1441/],
  ['PUBLIC_URL', 'knots', /^PUBLIC_URL=knots is not an address/],
  ['PUBLIC_URL', 'ftp://knots.example', /^PUBLIC_URL=ftp/],
  ['GITHUB_API_URL', 'http://api.github.com', /^GITHUB_API_URL=.* must begin with https/],
  ['GITHUB_API_URL', 'github', /^GITHUB_API_URL=github is not an address/],
])('%s=%s stops the start with one line that names it', (name, value, line) => {
  const refusal = () => readConfig({ [name]: value })
  expect(refusal).toThrow(line)
  expect(refusal).not.toThrow(/\n/)
})

test('a wrong token is named but never printed', () => {
  expect(() => readConfig({ GITHUB_TOKEN: 'ghp secret' })).toThrow(/^GITHUB_TOKEN holds spaces/)
})

test('plain http is for a GitHub on this machine only', () => {
  expect(readConfig({ GITHUB_API_URL: 'http://127.0.0.1:4010/' }).githubApiUrl).toBe(
    'http://127.0.0.1:4010',
  )
  const enterprise = readConfig({ GITHUB_API_URL: 'https://git.example.org/api/v3/' })
  expect(enterprise.githubApiUrl).toBe('https://git.example.org/api/v3')
})

test('names that only look like this machine are not', () => {
  expect(['localhost', 'LOCALHOST', '127.0.0.1', '::1', '[::1]'].every(isLoopback)).toBe(true)
  expect(['127.0.0.1.example', 'localhost.example', '128.0.0.1', ''].some(isLoopback)).toBe(false)
})
