import { Button } from '@mantine/core'
import type { CheckedItem } from '#contract/board-check.ts'
import { Problem } from '../../components/Problem.tsx'
import { useMay } from '../../lib/access.ts'
import { shortName } from '../../lib/item-words.ts'
import { useSaveAside } from './api.ts'

type Props = {
  slug: string
  item: CheckedItem
  reason: string
  /** Whether it is the likeliest way to mend it. */
  isFirst: boolean
  onDone: (words: string) => void
}

/** One click: the item's points count 0 from now on, for the reason offered. */
export function SetAside({ slug, item, reason, isFirst, onDone }: Props) {
  const save = useSaveAside(slug, item.id)
  const name = shortName(item)
  const may = useMay()
  const go = () =>
    save.mutate(reason, {
      onSuccess: () =>
        onDone(
          `${name} is set aside: ${reason}. It counts 0 from now on; below it can be counted again.`,
        ),
    })
  if (!may.write) return null
  return (
    <>
      <Button
        size="compact-sm"
        variant={isFirst ? 'light' : 'subtle'}
        loading={save.isPending}
        onClick={go}
        title={`${reason}. It counts 0 from now on.`}
      >
        Set {name} aside
      </Button>
      {save.error && <Problem title="It was not set aside" error={save.error} />}
    </>
  )
}
