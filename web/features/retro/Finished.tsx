import { Button, CopyButton, Group, Text } from '@mantine/core'
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Retro } from '#contract/retro.ts'
import type { Sprint } from '#contract/sprint.ts'
import { formatOf, type RetroFormat } from '#domain/retro-formats.ts'
import { Panel } from '../../components/Panel.tsx'
import { useActions } from '../../lib/actions.ts'
import { requestText } from '../../lib/api.ts'
import { formatOne, plural } from '../../lib/format.ts'
import { ActionLines } from './ActionLines.tsx'
import { retroPath } from './api.ts'
import { Board } from './Board.tsx'
import styles from './cards.module.css'
import { isFromRetro } from './from-words.ts'
import { StillPile } from './PileBox.tsx'
import { Place } from './Place.tsx'
import { pilesOf } from './piles.ts'

type Props = { slug: string; sprint: Sprint; retro: Retro }

/** What came of it leaves as Markdown for the shared page, or as CSV. */
function Export({ slug, sprint }: Omit<Props, 'retro'>) {
  const path = retroPath(slug, sprint.id)
  const markdown = useQuery({
    queryKey: ['team', slug, `/sprints/${sprint.id}/retro.md`],
    queryFn: () => requestText(`${path}.md`),
    meta: { topics: ['retro', 'actions'] },
  })
  return (
    <Group gap="xs">
      {markdown.data !== undefined && (
        <CopyButton value={markdown.data}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              variant="default"
              leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
              onClick={copy}
            >
              {copied ? 'Copied' : 'Copy as Markdown'}
            </Button>
          )}
        </CopyButton>
      )}
      {(['md', 'csv'] as const).map(kind => (
        <Button
          key={kind}
          component="a"
          href={`${path}.${kind}`}
          download={`${slug}-retrospective-${sprint.number}.${kind}`}
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} />}
        >
          {kind === 'md' ? 'Markdown' : 'CSV'}
        </Button>
      ))}
    </Group>
  )
}

/** The format of cards from minutes is that of their places. */
function formatOfRetro({ board, cards }: Retro): RetroFormat {
  if (board) return formatOf(board.format)
  const isIn = (format: RetroFormat) =>
    cards.every(({ place }) => format.places.some(({ key }) => key === place))
  return [formatOf('boat'), formatOf('start-stop-continue')].find(isIn) ?? formatOf('boat')
}

function summary({ cards, ratings }: Retro): string {
  const top = cards.filter(({ parentId }) => parentId === null).length
  const worth = ratings
    ? ` Was it worth the time? ${formatOne(ratings.mean)} of 5, said by ${plural(ratings.count, 'person', 'people')}.`
    : ''
  return `${plural(top, 'card')}.${worth}`
}

/** The board as it was. */
export function Finished({ slug, sprint, retro }: Props) {
  const format = formatOfRetro(retro)
  const actions = (useActions(slug).data?.actions ?? []).filter(one => isFromRetro(one, sprint))
  const piles = pilesOf(retro, format).toSorted(
    (one, other) => (other.votes ?? 0) - (one.votes ?? 0),
  )
  return (
    <div className={styles.finished}>
      <Panel title="What came of it" actions={<Export slug={slug} sprint={sprint} />}>
        <Text c="dimmed" mb={actions.length > 0 ? 'sm' : 0}>
          {retro.board === null && 'From the minutes. '}
          {summary(retro)}
          {actions.length === 0 && retro.board !== null && ' No action was made.'}
        </Text>
        {actions.length > 0 && (
          <ActionLines actions={actions} label="Actions of this retrospective" />
        )}
      </Panel>
      <Board sprint={sprint} format={format}>
        {place => {
          const here = piles.filter(pile => pile.place === place.key)
          const count = here.reduce((sum, { cards }) => sum + cards.length, 0)
          return (
            <Place key={place.key} place={place} count={count} isOver={false}>
              {count > 0 && (
                <ul className={styles.cards}>
                  {here.map(pile => (
                    <StillPile key={pile.id} pile={pile} retro={retro} format={format} />
                  ))}
                </ul>
              )}
            </Place>
          )
        }}
      </Board>
    </div>
  )
}
