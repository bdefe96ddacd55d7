import { useEffect } from 'react'
import { request } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { retroPath } from './api.ts'

const key = 'knots-retro-tab'

/** Lives as long as the tab, over reloads too, and is known to nobody else. */
function tabId(): string {
  try {
    const known = sessionStorage.getItem(key)
    if (known) return known
    const made = newId()
    sessionStorage.setItem(key, made)
    return made
  } catch {
    return newId()
  }
}

const tab = tabId()
const everyMs = 20_000

/** Says now and then that this tab has the board open, while somebody can see it. */
export function usePresence(slug: string, sprintId: string, isOn: boolean) {
  useEffect(() => {
    if (!isOn) return
    const say = () => {
      if (document.hidden) return
      // The next one makes up for one that was lost.
      request('PUT', retroPath(slug, sprintId, '/presence'), { tab }).catch(() => undefined)
    }
    say()
    const timer = setInterval(say, everyMs)
    document.addEventListener('visibilitychange', say)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', say)
    }
  }, [slug, sprintId, isOn])
}
