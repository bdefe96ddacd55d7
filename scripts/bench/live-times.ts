/** Times in milliseconds of one clock; totals in percent of all cells together. */
export type Reading = { began: number; ended: number; total: number }
export type Client = { notices: number[]; availability: Reading[]; capacity: Reading[] }
export type Write = {
  /** Which client wrote. */
  by: number
  person: string
  percent: number
  sent: number
  saved: number
  /** What the answer to it gave: with this write and all before it, and perhaps some after it. */
  total: number
}

/**
 * From each write to each other client: its notice, and both figures with the write in them. Every write makes the
 * total larger, so a reading shows a write if its total is not below that of the write's answer. The notice of a write
 * is the first that came after it was sent and after the last reading without it was begun.
 */
export function timesUntilSeen(clients: readonly Client[], writes: readonly Write[]) {
  const notice: number[] = []
  const figures: number[] = []
  for (const [index, { notices, availability, capacity }] of clients.entries())
    for (const { by, sent, total } of writes) {
      if (by === index) continue
      const shows = (reading: Reading) => reading.total >= total
      const lacking = availability.findLast(reading => !shows(reading))?.began ?? 0
      const noticed = notices.find(at => at >= sent && at > lacking)
      const shown = [availability, capacity].map(
        readings => readings.find(reading => shows(reading) && reading.ended >= sent)?.ended,
      )
      if (noticed !== undefined) notice.push(noticed - sent)
      figures.push(Math.max(...shown.map(at => (at ?? Number.NaN) - sent)))
    }
  return { notice, figures }
}
