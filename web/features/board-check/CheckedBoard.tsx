import { Alert, Anchor } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCircleCheck } from '@tabler/icons-react'
import { useRef } from 'react'
import type { BoardCheck } from '#contract/board-check.ts'
import { PageTitle } from '../../components/PageTitle.tsx'
import { formatPoints, plural } from '../../lib/format.ts'
import { useTeam } from '../../lib/queries.ts'
import { AsidePanel } from './AsidePanel.tsx'
import styles from './board-check.module.css'
import { FineRules } from './FineRules.tsx'
import { FoundRule } from './FoundRule.tsx'

type Props = { slug: string; check: BoardCheck }

function Summary({ check }: { check: BoardCheck }) {
  const found = check.rules.filter(({ state }) => state === 'found')
  if (found.length < 2) return null
  return (
    <nav aria-label="What was found" className={styles.summary}>
      {found.map(({ id, title, count }) => (
        <a key={id} href={`#${id}`} className={styles.chip}>
          {title} <span className={styles.chipCount}>{formatPoints(count)}</span>
        </a>
      ))}
    </nav>
  )
}

const wordsBelow = ({ count, items }: BoardCheck) =>
  `${count === 0 ? 'Nothing odd' : `${plural(count, 'thing')} to look at`} among ${plural(items, 'item')} on`

/** The rules that found something first, then what is set aside, then what is fine. */
export function CheckedBoard({ slug, check }: Props) {
  const team = useTeam(slug)
  const top = useRef<HTMLDivElement>(null)
  const found = check.rules.filter(({ state }) => state === 'found')
  const boardUrl = check.board?.url ?? null
  // What was pressed is gone with its finding, so that the keyboard goes on from the list.
  const onDone = (words: string) => {
    notifications.show({ message: words })
    top.current?.focus({ preventScroll: true })
  }
  return (
    <div ref={top} tabIndex={-1} className={styles.page}>
      <PageTitle
        title="Board check"
        below={
          <>
            {wordsBelow(check)}{' '}
            {check.board && (
              <Anchor
                href={check.board.url}
                target="_blank"
                rel="noreferrer"
                inherit
                underline="always"
              >
                {check.board.title}
              </Anchor>
            )}
            , as last read.
          </>
        }
      />
      <Summary check={check} />
      <div className={styles.columns}>
        <div className={styles.panels}>
          {check.count === 0 && (
            <Alert icon={<IconCircleCheck />} title="The board is in order">
              Every rule was tried and found nothing that would bend the numbers.
            </Alert>
          )}
          {found.map(rule => (
            <FoundRule key={rule.id} slug={slug} rule={rule} boardUrl={boardUrl} onDone={onDone} />
          ))}
          {check.aside.length > 0 && (
            <AsidePanel
              slug={slug}
              aside={check.aside}
              boardUrl={boardUrl}
              timeZone={team.data?.timeZone}
              onDone={onDone}
            />
          )}
        </div>
        <div className={styles.panels}>
          <FineRules rules={check.rules} />
        </div>
      </div>
    </div>
  )
}
