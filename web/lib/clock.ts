import { createContext, use, useEffect, useState } from 'react'

/** Where the present moment comes from; tests put their own here. */
export const Clock = createContext<() => number>(() => Date.now())

/** The present in epoch milliseconds, looked at again every half minute. */
export function useNow(): number {
  const clock = use(Clock)
  const [now, setNow] = useState(clock)
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), 30_000)
    return () => clearInterval(timer)
  }, [clock])
  return now
}

/** Today's day in the team's time zone, such as 2026-06-24. */
export function useToday(timeZone: string | undefined): string | null {
  const now = useNow()
  if (timeZone === undefined) return null
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
}
