import { use, useEffect, useReducer } from 'react'
import { Clock } from '../../lib/clock.ts'
import { serverTime } from '../../lib/server-clock.ts'
import type { Board } from './table.ts'

/** Seconds that the timer has left, 0 once it ran out, null without one. */
export function useTimeLeft({ endsAt, leftSeconds }: Board['timer']): number | null {
  const clock = use(Clock)
  const [, look] = useReducer((looks: number) => looks + 1, 0)
  const left =
    endsAt === null
      ? leftSeconds
      : Math.max(0, Math.ceil((Date.parse(endsAt) - serverTime(clock())) / 1000))
  const isRunning = endsAt !== null && left !== 0
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(look, 250)
    return () => clearInterval(timer)
  }, [isRunning])
  return left
}

/** 125 seconds as "2:05". */
export const clockWords = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** The same to be heard: "2 minutes 5 seconds". */
export function spokenTime(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  const parts = [
    ...(minutes > 0 ? [`${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`] : []),
    ...(rest > 0 || minutes === 0 ? [`${rest} ${rest === 1 ? 'second' : 'seconds'}`] : []),
  ]
  return parts.join(' ')
}
