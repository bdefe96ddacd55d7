/** A provider has so long for each answer; then the person is told that it failed. */
const patienceMilliseconds = 10_000

type Sleep = (milliseconds: number) => Promise<void>

/** A fetch that does not wait for ever and follows no redirect: secrets go to the address that was set and to no other. */
export function boundedFetch(sleep: Sleep): typeof fetch {
  return async (input, init) => {
    const patience = new AbortController()
    void sleep(patienceMilliseconds).then(() => patience.abort(new Error('no answer in time')))
    const signals = init?.signal ? [init.signal, patience.signal] : [patience.signal]
    return fetch(input, { ...init, redirect: 'manual', signal: AbortSignal.any(signals) })
  }
}
