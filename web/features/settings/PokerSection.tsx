import { Button, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Team } from '#contract/team.ts'
import { cardsText, parseCards } from './poker-cards.ts'
import { SaveBar } from './SaveBar.tsx'
import { Section } from './Section.tsx'
import { useTeamForm } from './use-team-form.ts'

type Fields = { cards: string }

const labels: Record<keyof Fields, string> = { cards: 'Cards' }

/** What stands on the cards of planning poker, and what each means to the team. */
export function PokerSection({ team }: { team: Team }) {
  const [isTried, setIsTried] = useState(false)
  const form = useTeamForm<Fields>(
    team,
    current => ({ cards: cardsText(current) }),
    ({ cards = '' }) => {
      const parsed = parseCards(cards)
      return 'cards' in parsed ? { pokerCards: parsed.cards } : {}
    },
  )
  const parsed = parseCards(form.draft.cards)
  const problem = isTried && 'problem' in parsed ? parsed.problem : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if ('cards' in parsed) void form.submit()
  }
  const reset = () => form.set('cards', cardsText({ ...team, pokerCards: null }))
  return (
    <Section id="poker">
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <Textarea
            label={labels.cards}
            description="One a line: what stands on the card, then what it means. One that begins with no number, such as ?, is no estimate."
            autosize
            minRows={5}
            maxRows={20}
            value={form.draft.cards}
            onChange={event => form.set('cards', event.currentTarget.value)}
            error={problem ?? form.errorOf('cards')}
          />
          <div>
            <Button variant="subtle" size="compact-sm" onClick={reset}>
              Cards of the point scale
            </Button>
          </div>
          <SaveBar form={form} labels={labels} show={(_field, value) => value} />
        </Stack>
      </form>
    </Section>
  )
}
