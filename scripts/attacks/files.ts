import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startKnots } from '../faults/knots-process.ts'
import { send } from '../fuzz/request.ts'
import { sendRaw, statusesIn } from './raw.ts'
import { type Attack, onTarget } from './target.ts'

const up = [
  ...['..', '%2e%2e', '%2E%2E', '%252e%252e', '..;', '.%2e', '%c0%ae%c0%ae', '%uff0e%uff0e'],
  ...['..%00', '..%5c', '..\\', '....//', '%2e%2e%5c', '..%2f', '..%252f', '%5c..%5c'],
]
const secrets = [
  'etc/passwd',
  'package.json',
  'server/main.ts',
  'data/knots.sqlite',
  '.env.example',
]
const bases = ['', '/assets', '/assets/', '/api', '/api/docs/static', '/harbour']

/** What only a file that is not of the web would hold. */
const leaks = [
  /root:.*:0:0:/,
  /"devDependencies"/,
  /await run\(/,
  /SQLite format 3/,
  /GITHUB_TOKEN=/,
]

const isLeak = (text: string) => leaks.some(leak => leak.test(text))

const serveFolder = fileURLToPath(new URL('./serve-folder.ts', import.meta.url))

/** Ways out of the folder of the built web: by dots in all their spellings, absolute addresses, and links. */
export const files: Attack = async ({ folder, isShort }) => {
  const outcome = await onTarget(folder, async ({ url }, { successes, seen }) => {
    let tries = 0
    for (const base of bases)
      for (const dots of up)
        for (const secret of isShort ? secrets.slice(0, 2) : secrets)
          for (const levels of isShort ? [2] : [1, 2, 6]) {
            const path = `${base}/${`${dots}/`.repeat(levels)}${secret}`
            const request = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`
            const received = await sendRaw(url, request, 10_000)
            tries += 1
            const [status = 0] = statusesIn(received)
            if (isLeak(received) || status >= 500 || status === 0)
              successes.push(`${path}: ${status}`)
          }
    const absolute = [
      '//etc/passwd',
      '/assets//etc/passwd',
      'file:///etc/passwd',
      '/%2fetc%2fpasswd',
      '/etc/passwd%00.js',
      '/assets/%00',
      '/assets/index.js%00.html',
      '/C:%5cWindows%5cwin.ini',
    ]
    for (const path of absolute) {
      const received = await sendRaw(
        url,
        `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
        10_000,
      )
      tries += 1
      if (isLeak(received) || (statusesIn(received)[0] ?? 500) >= 500) successes.push(path)
    }
    outcome.tries = tries
    seen.push(`${tries} addresses`)
  })
  outcome.tries += bases.length
  await tryLinks(folder, outcome)
  return outcome
}

/** Links in the folder that lead out of it, to a file and to a folder. */
async function tryLinks(folder: string, outcome: { tries: number; successes: string[] }) {
  const root = mkdtempSync(join(folder, 'links-'))
  const [web, outside] = [join(root, 'web'), join(root, 'outside')]
  mkdirSync(join(web, 'assets'), { recursive: true })
  mkdirSync(outside)
  writeFileSync(join(web, 'index.html'), '<title>Knots</title>')
  writeFileSync(join(outside, 'secret.txt'), 'GITHUB_TOKEN=secret')
  symlinkSync(join(outside, 'secret.txt'), join(web, 'assets', 'file.txt'))
  symlinkSync(outside, join(web, 'assets', 'folder'))
  const knots = await startKnots(join(root, 'data'), { WEB_FOLDER: web }, serveFolder)
  for (const url of ['/assets/file.txt', '/assets/folder/secret.txt', '/assets/folder']) {
    outcome.tries += 1
    const { text } = await send(knots.url, { method: 'GET', url, headers: {} })
    if (isLeak(text)) outcome.successes.push(`a link out of the folder: ${url}`)
  }
  await knots.stop()
}
