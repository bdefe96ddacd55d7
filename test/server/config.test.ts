import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { isLoopback } from '../../server/sign-in/address.ts'
import { freshFolder } from '../support/folder.ts'

test('without any environment Knots listens on this machine only', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 4000,
    dataFolder: resolve('data'),
    githubToken: null,
    githubApp: null,
    githubApiUrl: 'https://api.github.com',
    githubWebhookSecret: null,
    proxies: [],
    requestsPerMinute: 3000,
    logLevel: 'warn',
    syncMinutes: 5,
    publicUrl: null,
    reminderHosts: [],
    secret: null,
    token: null,
    signIn: null,
    backups: { folder: resolve('data/knots.backups'), hours: 24, keep: 14 },
  })
})

test('the example file holds every setting with its default', () => {
  const example = parseEnv(readFileSync('.env.example', 'utf8'))
  expect(Object.keys(example).sort()).toEqual([
    'GITHUB_ALLOW',
    'GITHUB_API_URL',
    'GITHUB_APP_ID',
    'GITHUB_APP_INSTALLATION_ID',
    'GITHUB_APP_PRIVATE_KEY',
    'GITHUB_APP_PRIVATE_KEY_FILE',
    'GITHUB_CLIENT_ID',
    'GITHUB_CLIENT_SECRET',
    'GITHUB_TOKEN',
    'GITHUB_WEBHOOK_SECRET',
    'HOST',
    'KNOTS_ADMINISTRATORS',
    'KNOTS_BACKUP_FOLDER',
    'KNOTS_BACKUP_HOURS',
    'KNOTS_BACKUP_KEEP',
    'KNOTS_DATA',
    'KNOTS_LOG',
    'KNOTS_PROXIES',
    'KNOTS_REMINDER_HOSTS',
    'KNOTS_REQUESTS_PER_MINUTE',
    'KNOTS_SECRET',
    'KNOTS_SESSION_HOURS',
    'KNOTS_SESSION_IDLE_HOURS',
    'KNOTS_SYNC_MINUTES',
    'KNOTS_TOKEN',
    'KNOTS_TRUST_NETWORK',
    'OIDC_ALLOW',
    'OIDC_CLIENT_ID',
    'OIDC_CLIENT_SECRET',
    'OIDC_ISSUER',
    'OIDC_NAME',
    'OIDC_SCOPE',
    'OIDC_TRUST_MAIL',
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
  ['KNOTS_BACKUP_KEEP', '0', /^KNOTS_BACKUP_KEEP=0 is not a number of backups/],
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

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
})
const oneLine = privateKey.replaceAll('\n', '\\n')

test.each([
  ['https://github.com', 'https://api.github.com'],
  ['https://api.github.com/graphql', 'https://api.github.com'],
  ['https://git.example.org/api/v3', 'https://git.example.org/api/v3'],
  ['https://git.example.org/api', 'https://git.example.org/api/v3'],
  ['https://git.example.org/api/graphql', 'https://git.example.org/api/v3'],
  ['https://api.crew.ghe.com/', 'https://api.crew.ghe.com'],
  ['https://crew.ghe.com', 'https://api.crew.ghe.com'],
])('%s means the interface at %s', (given, meant) => {
  expect(readConfig({ GITHUB_API_URL: given }).githubApiUrl).toBe(meant)
})

test('a GitHub App is given by its id and its key, with its lines or with \\n between them', () => {
  const app = { appId: 'Iv23liABC', privateKey, installationId: null }
  for (const key of [privateKey, oneLine])
    expect(
      readConfig({ GITHUB_APP_ID: 'Iv23liABC', GITHUB_APP_PRIVATE_KEY: key }).githubApp,
    ).toEqual(app)
  expect(
    readConfig({
      GITHUB_APP_ID: '12',
      GITHUB_APP_PRIVATE_KEY: oneLine,
      GITHUB_APP_INSTALLATION_ID: '345',
    }).githubApp,
  ).toMatchObject({ appId: '12', installationId: 345 })
})

test('the key of a GitHub App may stand in a file', () => {
  const file = join(freshFolder(), 'app.pem')
  writeFileSync(file, privateKey)
  const given = { GITHUB_APP_ID: '12', GITHUB_APP_PRIVATE_KEY_FILE: file }
  expect(readConfig(given).githubApp?.privateKey).toBe(privateKey)
})

test.each([
  [{ GITHUB_APP_ID: '12' }, /^GITHUB_APP_PRIVATE_KEY is missing/],
  [{ GITHUB_APP_PRIVATE_KEY: oneLine }, /^GITHUB_APP_ID is missing/],
  [{ GITHUB_APP_ID: '1 2', GITHUB_APP_PRIVATE_KEY: oneLine }, /^GITHUB_APP_ID=1 2 is neither/],
  [
    { GITHUB_APP_ID: '12', GITHUB_APP_PRIVATE_KEY: '-----BEGIN RSA PRIVATE KEY-----' },
    /^GITHUB_APP_PRIVATE_KEY holds no private key that can be read: it ends after its first line/,
  ],
  [
    { GITHUB_APP_ID: '12', GITHUB_APP_PRIVATE_KEY: 'secret words' },
    /^GITHUB_APP_PRIVATE_KEY holds no private key that can be read$/,
  ],
  [
    { GITHUB_APP_ID: '12', GITHUB_APP_PRIVATE_KEY_FILE: '/nowhere/app.pem' },
    /^GITHUB_APP_PRIVATE_KEY_FILE=\/nowhere\/app.pem cannot be read/,
  ],
])(
  'a GitHub App that cannot be used stops the start and keeps its key to itself: %#',
  (given, line) => {
    expect(() => readConfig(given)).toThrow(line)
    expect(() => readConfig(given)).not.toThrow(/secret words/)
  },
)

test('the proxies that are believed are named by address or network', () => {
  expect(readConfig({ KNOTS_PROXIES: '127.0.0.1, 10.0.0.0/8 ,fd00::/8' }).proxies).toEqual([
    '127.0.0.1',
    '10.0.0.0/8',
    'fd00::/8',
  ])
  for (const KNOTS_PROXIES of ['proxy.example.org', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0', ','])
    expect(() => readConfig({ KNOTS_PROXIES })).toThrow(
      `KNOTS_PROXIES=${KNOTS_PROXIES} is not a list of addresses and networks`,
    )
})

test('a level of the log that is none is refused', () => {
  expect(readConfig({ KNOTS_LOG: 'info' }).logLevel).toBe('info')
  expect(() => readConfig({ KNOTS_LOG: 'loud' })).toThrow('KNOTS_LOG=loud is none of')
})
