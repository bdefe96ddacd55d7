import type { Change, ItemState } from './change.ts'
import { compareChanges } from './ledger.ts'
import type { LedgerRow, TimelineChange } from './timeline-changes.ts'

/** What a delivery says of one item: at that instant, in epoch milliseconds, the field got this value. */
export type WebhookFact = { at: number } & (
  | { field: 'points'; value: number | null }
  | { field: 'sprint'; value: string | null }
  | { field: 'status'; value: string | null }
  | { field: 'archived'; value: boolean }
  | { field: 'state'; value: ItemState }
)

/** The item as the read after the deliveries found it; `at` is when GitHub says a value was set, if it does. */
export type ShownValues = Record<
  WebhookFact['field'],
  { value: Change['value']; at: number | null }
>

type Known = {
  /** What the read after the deliveries will add to the ledger. */
  read: readonly Change[]
  /** The item's rows in the ledger that nothing has replaced. */
  rows: readonly LedgerRow[]
  shown: ShownValues
  /** The instant of that read. */
  at: number
}

/** GitHub dates one change in two places a moment apart. Told twice, it does less harm than one left out. */
const sameMomentMilliseconds = 2000

/**
 * What deliveries and the read that followed them add to the ledger of one item, each change once.
 *
 * A fact that the ledger holds already adds nothing; one that tells a change of the read, or a bounded
 * row of the ledger, takes its place; any other is a change between two reads. What GitHub dates
 * no earlier than the value it shows now, and is another value, was overtaken within the same second
 * and is left out. Deliveries come late and in any order, so at the end the ledger's last value of each
 * field must be the one shown: where it is not, a change to it follows, exact if GitHub dates it, else
 * bounded since the last fact. The same holds of a return to the board, which GitHub dates, after a read
 * found the item gone. Facts in any order; several with one field and instant count as the last of them.
 */
export function webhookChanges(
  itemId: string,
  facts: readonly WebhookFact[],
  { read, rows, shown, at }: Known,
): TimelineChange[] {
  let added: TimelineChange[] = read.map(change => ({ change, replaces: null }))
  for (const fact of oncePerInstant(facts).filter(one => !isOvertaken(one, shown))) {
    if (rows.some(({ change }) => isSame(change, fact))) continue
    const taken = (row: LedgerRow) => added.some(({ replaces }) => replaces === row)
    const worse = rows.find(row => couldBe(row.change, fact) && !taken(row)) ?? null
    const told = added.findIndex(({ change }) => isSame(change, fact) || couldBe(change, fact))
    added = added.filter((_, index) => index !== told)
    added.push({ change: changeOf(itemId, fact, at), replaces: worse })
  }
  const fields = new Set(facts.map(({ field }) => field))
  return [
    ...added,
    ...leftBefore(added, rows),
    ...settled(itemId, fields, added, { rows, shown, at }),
  ]
}

/**
 * An item taken off the board and put back at once can be found gone by a read later than its return,
 * which GitHub dates. It left before that: the row that says otherwise is told anew.
 */
function leftBefore(added: TimelineChange[], rows: readonly LedgerRow[]): TimelineChange[] {
  const back = added.find(({ change }) => change.field === 'present' && change.value)?.change
  if (back?.certainty !== 'exact') return []
  return rows.flatMap(row => {
    const { field, value, certainty, at, notBefore } = row.change
    const isLater = field === 'present' && !value && certainty === 'bounded' && at >= back.at
    if (!isLater) return []
    const span = { at: back.at - 1, notBefore: Math.min(notBefore ?? 0, back.at - 1) }
    return [{ change: { ...row.change, ...span, recordedAt: back.recordedAt }, replaces: row }]
  })
}

function changeOf(itemId: string, { field, value, at }: WebhookFact, recordedAt: number): Change {
  const told = { itemId, at, notBefore: null, recordedAt } as const
  return { ...told, source: 'webhook', certainty: 'exact', field, value } as Change
}

function oncePerInstant(facts: readonly WebhookFact[]): WebhookFact[] {
  const last = new Map(facts.map(fact => [`${fact.field} ${fact.at}`, fact]))
  return [...last.values()].sort((a, b) => a.at - b.at)
}

function isOvertaken({ field, value, at }: WebhookFact, shown: ShownValues): boolean {
  const now = shown[field]
  return now.value !== value && now.at !== null && at >= now.at
}

const isAlike = (change: Change, { field, value }: WebhookFact) =>
  change.field === field && change.value === value

/** Two deliveries are told apart by their instants; other sources date the same change a moment apart. */
function isSame(change: Change, fact: WebhookFact): boolean {
  const slack = change.source === 'webhook' ? 0 : sameMomentMilliseconds
  const isClose = Math.abs(change.at - fact.at) <= slack
  return isAlike(change, fact) && change.certainty === 'exact' && isClose
}

function couldBe(change: Change, fact: WebhookFact): boolean {
  const isInSpan = fact.at <= change.at && fact.at >= (change.notBefore ?? 0)
  return isAlike(change, fact) && change.certainty === 'bounded' && isInSpan
}

function settled(
  itemId: string,
  fields: ReadonlySet<WebhookFact['field']>,
  added: TimelineChange[],
  { rows, shown, at }: Omit<Known, 'read'>,
): TimelineChange[] {
  const replaced = new Set(added.map(({ replaces }) => replaces))
  const kept = rows.filter(row => !replaced.has(row)).map(({ change }) => change)
  const all = [...kept, ...added.map(({ change }) => change)].sort(compareChanges)
  return [...fields].flatMap(field => {
    const last = all.findLast(change => change.field === field)
    const now = shown[field]
    if (!last || last.value === now.value) return []
    const isDated = now.at !== null && now.at > last.at
    const when = isDated
      ? { at: now.at, notBefore: null, source: 'value-date', certainty: 'exact' }
      : { at: Math.max(at, last.at + 1), notBefore: last.at, source: 'sync', certainty: 'bounded' }
    return [
      {
        change: { itemId, field, value: now.value, ...when, recordedAt: at } as Change,
        replaces: null,
      },
    ]
  })
}
