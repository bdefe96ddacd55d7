import type { Query, QueryClient } from '@tanstack/react-query'
import type { LiveEvent, Topic } from '#contract/live.ts'

type Marker = { mark: (topic: Topic | 'all') => void; stop: () => void }

const streamClosed = 2

const topicsOf = (query: Query) => (query.meta?.topics ?? []) as Topic[]

/**
 * Fetches again what a topic touches. A fetch that is running is left alone and followed by one
 * more, because it may have read what was there before the change.
 */
export function createMarker(client: QueryClient, slug: string): Marker {
  const again = new Set<string>()
  const concerns = (query: Query, topic: Topic | 'all') =>
    (query.queryKey[0] === 'teams' || query.queryKey[1] === slug) &&
    (topic === 'all' || topicsOf(query).includes(topic))
  const refresh = (query: Query) =>
    void client.invalidateQueries({ queryKey: query.queryKey, exact: true })

  const unsubscribe = client.getQueryCache().subscribe(event => {
    if (event.type !== 'updated') return
    if (event.query.state.fetchStatus !== 'idle') return
    if (again.delete(event.query.queryHash)) refresh(event.query)
  })
  return {
    mark: topic => {
      for (const query of client.getQueryCache().getAll()) {
        if (!concerns(query, topic)) continue
        if (query.state.fetchStatus === 'fetching') again.add(query.queryHash)
        else refresh(query)
      }
    },
    stop: unsubscribe,
  }
}

/** One event stream for the tab: closed while it is hidden, everything fetched again on return. */
export function connectLive(client: QueryClient, slug: string): () => void {
  const marker = createMarker(client, slug)
  let stream: EventSource | null = null
  let missed = false

  const open = () => {
    stream = new EventSource(`/api/events?team=${encodeURIComponent(slug)}`)
    stream.onopen = () => {
      if (missed) marker.mark('all')
      missed = false
    }
    stream.onerror = () => {
      missed = true
      // Given up by the browser: the server wanted no more of it, and says why to whoever asks.
      if (stream?.readyState === streamClosed) marker.mark('all')
    }
    stream.onmessage = message => marker.mark((JSON.parse(message.data) as LiveEvent).topic)
  }
  const close = () => {
    stream?.close()
    stream = null
    missed = true
  }
  const onVisibility = () => {
    if (document.hidden) close()
    else if (!stream) open()
  }
  document.addEventListener('visibilitychange', onVisibility)
  if (!document.hidden) open()
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    close()
    marker.stop()
  }
}
