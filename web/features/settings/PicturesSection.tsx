import { Button, Group, Modal, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import type { Team } from '#contract/team.ts'
import { Problem } from '../../components/Problem.tsx'
import { PictureSnippets } from './PictureSnippets.tsx'
import styles from './pictures.module.css'
import { useEmbedding } from './pictures-api.ts'
import { Section } from './Section.tsx'

type Step = 'renew' | 'end'

const questions: Record<Step, { title: string; yes: string }> = {
  renew: { title: 'Give the pictures a new address?', yes: 'New address' },
  end: { title: 'End the address of the pictures?', yes: 'End it' },
}

/** Charts for those who do not open Knots. */
export function PicturesSection({ team }: { team: Team }) {
  const embedding = useEmbedding(team.slug)
  const [asked, setAsked] = useState<Step | null>(null)
  const { pictureKey } = team
  const isOn = pictureKey !== null
  const isFailed = embedding.isError && !embedding.isPending
  const go = (step: Step) => embedding.mutate(step, { onSettled: () => setAsked(null) })
  return (
    <Section
      id="pictures"
      about="Burn-down and velocity as pictures that stay up to date by themselves. They show sums of sprints: no titles of items and no names of people."
    >
      <Switch
        label="Let these pictures be embedded in a README or a wiki"
        checked={isOn}
        disabled={embedding.isPending}
        onChange={() => (isOn ? setAsked('end') : go('renew'))}
      />
      <ul className={styles.words}>
        {isOn ? (
          <>
            <li>
              Whoever has an address below sees its picture without signing in, and nothing else of
              the team.
            </li>
            <li>
              In a public README that is everybody. GitHub shows a picture only if it can reach{' '}
              {location.origin} itself.
            </li>
            <li>Slides and mails often take PNG only.</li>
          </>
        ) : (
          <li>Now only those who can open Knots see them.</li>
        )}
      </ul>
      {isFailed && <Problem title="The address was not changed" error={embedding.error} />}
      {isOn && (
        <>
          <div className={styles.buttons}>
            <Button size="xs" variant="default" onClick={() => setAsked('renew')}>
              New address
            </Button>
          </div>
          <PictureSnippets team={team} pictureKey={pictureKey} origin={location.origin} />
        </>
      )}
      <Modal
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={questions[asked ?? 'renew'].title}
      >
        <Text size="sm">
          Every page that shows a picture of this team stops showing it
          {asked === 'end' ? '.' : ' until it has the new address.'} This cannot be undone.
        </Text>
        <Group mt="lg" gap="xs">
          <Button loading={embedding.isPending} onClick={() => asked && go(asked)}>
            {questions[asked ?? 'renew'].yes}
          </Button>
          <Button variant="default" onClick={() => setAsked(null)}>
            Cancel
          </Button>
        </Group>
      </Modal>
    </Section>
  )
}
