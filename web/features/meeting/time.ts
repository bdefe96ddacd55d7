import { use, useEffect, useReducer } from 'react'
import type { Meeting, MeetingStep } from '#contract/meeting.ts'
import { secondsSpent } from '#domain/meeting.ts'
import { Clock } from '../../lib/clock.ts'
import { plural } from '../../lib/format.ts'
import { serverTime } from '../../lib/server-clock.ts'

/** 125 seconds as "2:05", 3725 as "1:02:05". */
export function clockWords(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
  const rest = two(seconds % 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`
}

/** The same as it is spoken, to the minute: "under a minute", "1 h 2 min". */
export function spokenTime(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  if (minutes === 0) return 'under a minute'
  if (minutes < 60) return plural(minutes, 'minute')
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** Seconds spent on a step by the server's clock; looked at each second while it is the current one. */
export function useSeconds({ seconds, since }: Pick<MeetingStep, 'seconds' | 'since'>): number {
  const clock = use(Clock)
  const [, look] = useReducer((looks: number) => looks + 1, 0)
  useEffect(() => {
    if (since === null) return
    const timer = setInterval(look, 1000)
    return () => clearInterval(timer)
  }, [since])
  const from = since === null ? null : Date.parse(since)
  return secondsSpent({ seconds, since: from }, serverTime(clock()))
}

/** How long a meeting that is over took, in seconds; null while it is held. */
export const lengthOf = ({ startedAt, endedAt }: Pick<Meeting, 'startedAt' | 'endedAt'>) =>
  endedAt === null ? null : Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000)
