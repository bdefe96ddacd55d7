import { Anchor, Button, Text } from '@mantine/core'
import type { Sprint } from '#contract/sprint.ts'
import type { Write, Writes } from '#contract/write.ts'
import { useMay } from '../../lib/access.ts'
import type { useAskWrites } from '../../lib/writes.ts'
import styles from './backlog.module.css'

type Props = { writes: Writes; sprint: Sprint; ask: ReturnType<typeof useAskWrites> }

function toWords({ field, to }: Write, sprint: Sprint): string {
  if (field === 'points') return to === null ? 'take the estimate away' : `set ${to} points`
  if (field === 'state') return to === 'open' ? 'open it again' : 'close it as not planned'
  if (field === 'status') return `set the status to ${to ?? 'none'}`
  return to === null
    ? 'take it out of its sprint'
    : to === sprint.id
      ? `put it into ${sprint.title}`
      : 'put it into another sprint'
}

/** A write with its item; the link leads to where a person changes it. */
function Row({
  write,
  sprint,
  act,
  label,
}: {
  write: Write
  sprint: Sprint
  act: () => void
  label: string
}) {
  const may = useMay()
  const { title, url, error, askedBy } = write
  return (
    <li>
      <span>
        {url ? (
          <Anchor href={url} target="_blank" rel="noreferrer" inherit underline="always">
            {title}
          </Anchor>
        ) : (
          title
        )}
        : {toWords(write, sprint)}
        {askedBy && ` (${askedBy.name})`}
        {error && <span className={styles.failed}> {error}</span>}
      </span>
      {may.write && (
        <Button size="compact-sm" variant="default" onClick={act}>
          {label}
        </Button>
      )}
    </li>
  )
}

/** What GitHub did not take, unless the same was asked for again since. `recent` is newest first. */
function stillFailed({ open, recent }: Writes): Write[] {
  const isLast = (write: Write, index: number) =>
    ![...open, ...recent.slice(0, index)].some(
      ({ itemId, field }) => itemId === write.itemId && field === write.field,
    )
  return recent.filter((write, index) => write.state === 'failed' && isLast(write, index))
}

/** What waits for GitHub or for a person, and what GitHub did not take. */
export function WriteList({ writes, sprint, ask }: Props) {
  const may = useMay()
  const byHand = writes.open.filter(({ state }) => state === 'by-hand')
  const failed = stillFailed(writes)
  const cancel = (id: string) => () => ask.mutate({ kind: 'cancel', id })
  return (
    <>
      {may.write && !writes.canWrite && writes.why && (
        <Text size="sm" c="dimmed" mt="md">
          {writes.why}
        </Text>
      )}
      {byHand.length > 0 && (
        <section className={styles.writes} aria-label="To change on GitHub by hand">
          <h3>To change on GitHub by hand</h3>
          <ul>
            {byHand.map(write => (
              <Row
                key={write.id}
                write={write}
                sprint={sprint}
                act={cancel(write.id)}
                label="Strike"
              />
            ))}
          </ul>
        </section>
      )}
      {failed.length > 0 && (
        <section className={styles.writes} aria-label="Not taken by GitHub">
          <h3>Not taken by GitHub</h3>
          <ul>
            {failed.map(write => {
              const { itemId, field, to } = write
              const again = () => ask.mutate({ kind: 'write', writes: [{ itemId, field, to }] })
              return (
                <Row key={write.id} write={write} sprint={sprint} act={again} label="Try again" />
              )
            })}
          </ul>
        </section>
      )}
    </>
  )
}
