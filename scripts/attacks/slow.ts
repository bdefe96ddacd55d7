import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { heldMegabytes } from './bodies.ts'
import { openRaw, type Raw } from './raw.ts'
import { type Attack, onTarget, type Target } from './target.ts'

const assets = fileURLToPath(new URL('../../dist/assets', import.meta.url))
const host = 'Host: localhost\r\n'
const drips: { what: string; head: string; drip: string }[] = [
  { what: 'slow headers', head: `GET /api/health HTTP/1.1\r\n${host}`, drip: 'x' },
  {
    what: 'slow bodies',
    head: `POST /api/teams HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n`,
    drip: ' ',
  },
]
const events = `GET /api/events?team=harbour HTTP/1.1\r\n${host}\r\n`

/** More than the buffers between both sides hold: the largest file, again and again. */
function largeAnswers(): string {
  const [largest = ''] = readdirSync(assets)
    .filter(name => name.endsWith('.js'))
    .sort((a, b) => statSync(join(assets, b)).size - statSync(join(assets, a)).size)
  return `GET /assets/${encodeURIComponent(largest)} HTTP/1.1\r\n${host}\r\n`.repeat(20)
}

/** What a person does, and the longest that one of it took. */
async function workNormally({ ask, made }: Target, isOver: () => boolean) {
  const [person = ''] = made.people
  const sprint = `/api/teams/harbour/sprints/${made.sprints.next}`
  let longestMs = 0
  let done = 0
  const failed: string[] = []
  while (!isOver()) {
    const percent = done % 101
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ plannedPercent: percent })
    const steps = [
      { url: '/harbour' },
      { method: 'PUT', url: `${sprint}/availability/${person}`, headers, body },
      { url: `${sprint}/availability` },
      { url: '/api/teams/harbour/home' },
    ]
    for (const step of steps) {
      const began = performance.now()
      const status = await ask(step).then(answer => answer.status, String)
      longestMs = Math.max(longestMs, performance.now() - began)
      if (status !== 200) failed.push(`${step.url}: ${status}`)
      done += 1
    }
    await pause(50)
  }
  return { longestMs, done, failed }
}

/** 200 clients: slow headers, slow bodies, readers of large answers who stop reading, and idle streams of events. */
export const slowClients: Attack = ({ folder, isShort }) =>
  onTarget(folder, async (target, outcome) => {
    const { url, pid } = target
    const each = isShort ? 10 : 50
    const seconds = isShort ? 3 : 150
    const large = largeAnswers()
    const before = heldMegabytes(pid)
    const raws: { what: string; raw: Raw; drip?: string }[] = []
    for (let index = 0; index < each; index += 1) {
      for (const { what, head, drip } of drips) {
        const raw = openRaw(url)
        raw.socket.write(head)
        raws.push({ what, raw, drip })
      }
      const stream = openRaw(url)
      stream.socket.write(events)
      raws.push({ what: 'idle streams', raw: stream })
      const reader = openRaw(url)
      reader.socket.write(large)
      reader.socket.pause()
      raws.push({ what: 'readers that stopped', raw: reader })
    }
    let isOver = false
    const working = workNormally(target, () => isOver)
    const closedAt = new Map<string, number[]>()
    const began = performance.now()
    for (const { what, raw } of raws)
      raw.socket.once('close', () => {
        closedAt.set(what, [...(closedAt.get(what) ?? []), (performance.now() - began) / 1000])
      })
    while (performance.now() - began < seconds * 1000) {
      for (const { raw, drip } of raws) if (drip && !raw.socket.destroyed) raw.socket.write(drip)
      await pause(1_000)
    }
    isOver = true
    const { longestMs, done, failed } = await working
    for (const { raw } of raws) raw.socket.destroy()
    outcome.tries = raws.length
    outcome.seen.push(`${raws.length} slow clients for ${seconds} s`)
    outcome.seen.push(
      `meanwhile ${done} requests of a person, the longest took ${Math.round(longestMs)} ms`,
    )
    for (const [what, times] of closedAt)
      outcome.seen.push(
        `${what}: ${times.length} ended, the first after ${Math.round(Math.min(...times))} s, the last after ${Math.round(Math.max(...times))} s`,
      )
    outcome.seen.push(`memory grew by ${Math.round(heldMegabytes(pid) - before)} MB`)
    outcome.successes.push(...failed)
    if (longestMs > 5_000) outcome.successes.push(`A person waited ${Math.round(longestMs)} ms`)
    if (!isShort)
      for (const { what } of drips)
        if ((closedAt.get(what)?.length ?? 0) < each)
          outcome.successes.push(`${what} are borne for ever`)
  })
