import type { AvailabilityRow } from '#contract/availability.ts'
import type { Sprint } from '#contract/sprint.ts'
import { RealTable, useSaveReal } from './AvailabilityPanel.tsx'

type Props = { slug: string; sprint: Sprint; people: AvailabilityRow[] }

/** Those of whom nothing is known: a figure, 0, or unknown. */
export function BlanksStep({ slug, sprint, people }: Props) {
  const save = useSaveReal(slug, sprint.id)
  return (
    <>
      <p>
        They announced nothing. Give a percentage, 0, or “?” where nobody knows: a blank is not
        counted as 0, it is left out.
      </p>
      <RealTable people={people} sprint={sprint} save={save} />
    </>
  )
}
