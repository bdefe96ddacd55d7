import { Anchor, Select } from '@mantine/core'
import type { Views, ViewUse } from '#contract/view.ts'
import { Problem } from '../../components/Problem.tsx'
import { ViewFound } from './ViewFound.tsx'
import { optionsOf, roleWords } from './view-words.ts'
import styles from './views.module.css'
import { savedChoice, useViewPreview, type ViewChoice } from './views-api.ts'

type Props = {
  slug: string
  use: ViewUse
  views: Views
  choice: ViewChoice
  onChange: (choice: ViewChoice) => void
}

const nothing = { source: 'none' as const, total: null, ignored: [], warning: null, first: [] }

const asChoice = (value: string | null): ViewChoice => {
  if (value === null || value === 'auto') return 'auto'
  return value === 'none' ? 'none' : Number(value)
}

/** One use of a view: which it is, and what that finds. */
export function ViewRow({ slug, use, views: { views, projectUrl }, choice, onChange }: Props) {
  const { name, use: about } = roleWords[use.role]
  const isEdited = choice !== savedChoice(use)
  const number = choice === 'auto' ? use.detected : choice === 'none' ? null : choice
  const preview = useViewPreview(slug, isEdited ? number : null)
  const view = views.find(known => known.number === number)
  const found = isEdited ? (number === null ? nothing : (preview.data ?? nothing)) : use
  return (
    <div className={styles.row}>
      <div>
        <Select
          label={name}
          description={about}
          data={optionsOf(use, views)}
          value={String(choice)}
          onChange={value => onChange(asChoice(value))}
          allowDeselect={false}
        />
        {view && projectUrl && (
          <Anchor
            href={`${projectUrl}/views/${view.number}`}
            size="sm"
            underline="always"
            className={styles.link}
          >
            Open “{view.name}” on GitHub
          </Anchor>
        )}
      </div>
      <div aria-live="polite">
        {isEdited && preview.error ? (
          <Problem
            title="The view could not be tried"
            error={preview.error}
            onRetry={() => preview.refetch()}
          />
        ) : (
          <ViewFound
            found={found}
            filter={view?.filter ?? null}
            isLooking={isEdited && preview.isFetching}
          />
        )}
      </div>
    </div>
  )
}
