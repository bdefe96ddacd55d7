import { Button, Checkbox, Group, Title } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { useId } from 'react'
import type { Card } from '#contract/retro.ts'
import { useActions } from '../../lib/actions.ts'
import { ActionLines } from './ActionLines.tsx'
import { CardButton } from './CardButton.tsx'
import { placeName, themeWords } from './CardFace.tsx'
import cardStyles from './cards.module.css'
import { Hotkey } from './Hotkey.tsx'
import { useHands } from './hands.ts'
import { focusKey } from './keep-focus.ts'
import { type Pile, pileName } from './piles.ts'
import { useTable } from './table.ts'
import styles from './talk.module.css'
import { actionsOf } from './topics.ts'
import { Votes } from './Votes.tsx'

type Props = { pile: Pile; makeAction: () => void }

/** What else is known of a card that is a topic of its own; its text is the heading. */
function SingleCard({ card }: { card: Card }) {
  const { retro } = useTable()
  const { ask } = useHands()
  const theme = retro.themes.find(({ id }) => id === card.themeId)
  return (
    <div className={styles.single}>
      {card.author && <span className={styles.facts}>{card.author.name}</span>}
      {theme && <span className={cardStyles.theme}>{themeWords(theme)}</span>}
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => ask('theme', card)}
        {...focusKey(`theme ${card.id}`)}
      >
        {theme ? 'Change what it belongs to' : 'It came up before…'}
      </Button>
    </div>
  )
}

/** What is talked about now, with its cards and what came of it. */
export function Topic({ pile, makeAction }: Props) {
  const { slug, format, move } = useTable()
  const actions = actionsOf(useActions(slug).data?.actions ?? [], pile)
  const id = useId()
  const { group, cards, isDiscussed, votes } = pile
  const mark = (to: boolean) => {
    if (group)
      void move({ kind: 'group', id: pile.id, edit: { version: group.version, isDiscussed: to } })
    else if (cards[0])
      void move({ kind: 'card', id: pile.id, edit: { version: cards[0].version, isDiscussed: to } })
  }
  return (
    <section className={styles.topic} aria-labelledby={id}>
      <div className={styles.topicHead}>
        <span className={styles.place}>{placeName(format, pile.place)}</span>
        {votes !== null && <Votes votes={votes} />}
      </div>
      <Title order={2} id={id} className={styles.topicName ?? ''}>
        {group ? group.name || pileName(pile) : cards[0]?.text}
      </Title>
      {group ? (
        <ul className={cardStyles.cards} aria-label="Its cards">
          {cards.map(card => (
            <CardButton key={card.id} card={card} from={placeName(format, card.place)} />
          ))}
        </ul>
      ) : (
        cards[0] && <SingleCard card={cards[0]} />
      )}
      {actions.length > 0 && <ActionLines actions={actions} label="Actions from this topic" />}
      <Group gap="md">
        <Button
          leftSection={<IconListCheck size={16} />}
          rightSection={<Hotkey>n</Hotkey>}
          variant={actions.length > 0 ? 'default' : 'light'}
          onClick={makeAction}
          {...focusKey('make action')}
        >
          Make an action
        </Button>
        <Checkbox
          label="We talked about it"
          checked={isDiscussed}
          onChange={event => mark(event.currentTarget.checked)}
        />
      </Group>
    </section>
  )
}
