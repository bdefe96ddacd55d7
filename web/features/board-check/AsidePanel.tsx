import { Button } from '@mantine/core'
import type { BoardCheck } from '#contract/board-check.ts'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useMay } from '../../lib/access.ts'
import { formatInstant } from '../../lib/format.ts'
import { shortName } from '../../lib/item-words.ts'
import { AsideReason } from './AsideReason.tsx'
import { useSaveAside } from './api.ts'
import styles from './board-check.module.css'
import { CheckedLine } from './CheckedLine.tsx'

type Aside = BoardCheck['aside'][number]
type Rest = {
  slug: string
  boardUrl: string | null
  timeZone: string | undefined
  onDone: (words: string) => void
}

function AsideRow({ aside, slug, boardUrl, timeZone, onDone }: Rest & { aside: Aside }) {
  const { item, reason, at } = aside
  const save = useSaveAside(slug, item.id)
  const name = shortName(item)
  const may = useMay()
  const undo = () =>
    save.mutate(null, { onSuccess: () => onDone(`${name} counts again from now on.`) })
  return (
    <li className={styles.finding}>
      <CheckedLine
        item={item}
        boardUrl={boardUrl}
        action={
          may.write && (
            <>
              <AsideReason slug={slug} itemId={item.id} name={name} reason={reason} />
              <Button size="compact-sm" variant="light" loading={save.isPending} onClick={undo}>
                Count {name} again
              </Button>
            </>
          )
        }
      >
        <p className={styles.text}>
          Set aside: {reason}, since {formatInstant(at, timeZone)}
        </p>
      </CheckedLine>
      {save.error && <Problem title="It was not counted again" error={save.error} />}
    </li>
  )
}

/** What counts 0 because the team set it aside, each with its reason and the way back. */
export function AsidePanel({ aside, ...rest }: Rest & { aside: Aside[] }) {
  return (
    <Panel title="Set aside">
      <p className={styles.mend}>
        These count 0 in every sprint that is not closed, from the moment they were set aside. The
        points on GitHub stay as they are, and closed sprints keep their figures.
      </p>
      <ul className={styles.findings}>
        {aside.map(one => (
          <AsideRow key={one.item.id} aside={one} {...rest} />
        ))}
      </ul>
    </Panel>
  )
}
