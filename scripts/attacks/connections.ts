import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Attack, onTarget } from './target.ts'

const connector = fileURLToPath(new URL('./connector.ts', import.meta.url))
const mostMs = 1_000

/** 10,000 attempts to connect, while somebody asks for `/api/health` on a new connection again and again. */
export const connections: Attack = ({ folder, isShort }) =>
  onTarget(folder, async ({ url, health }, outcome) => {
    const attempts = isShort ? 1_000 : 10_000
    const child = fork(connector, [new URL(url).port, String(attempts)], { execArgv: [] })
    const ended = once(child, 'message')
    let isOver = false
    void ended.then(() => {
      isOver = true
    })
    const times: number[] = []
    while (!isOver || times.length < 5) {
      const { ms, isWell } = await health()
      times.push(ms)
      if (!isWell) outcome.successes.push(`no answer after ${Math.round(ms)} ms`)
      await pause(20)
    }
    const [{ opened, refused }] = await ended
    times.sort((a, b) => a - b)
    const most = times.at(-1) ?? 0
    outcome.tries = attempts
    outcome.seen.push(`${opened} connections opened, ${refused} refused`)
    outcome.seen.push(
      `/api/health was asked ${times.length} times: median ${Math.round(times[times.length >> 1] ?? 0)} ms, longest ${Math.round(most)} ms`,
    )
    if (most > mostMs) outcome.successes.push(`/api/health took ${Math.round(most)} ms`)
  })
