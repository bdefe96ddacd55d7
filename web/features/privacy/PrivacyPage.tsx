import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Panel } from '../../components/Panel.tsx'
import { useHasSignIn } from '../../lib/session.ts'
import { Kept } from './Kept.tsx'
import styles from './privacy.module.css'

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Panel title={title}>
      <div className={styles.text}>{children}</div>
    </Panel>
  )
}

function Cookies({ hasSignIn }: { hasSignIn: boolean }) {
  return (
    <ul>
      {hasSignIn ? (
        <>
          <li>
            <code>knots-session</code>: that you are signed in. It ends with the sign-in.
          </li>
          <li>
            <code>knots-sign-in</code>: only on the way to where you sign in and back, some minutes.
          </li>
        </>
      ) : (
        <li>
          <code>knots-me-…</code>: whom of the team you said to be, for a year.
        </li>
      )}
      <li>
        In the storage of your browser: light or dark, shortcuts on or off, drafts and your own
        cards of a retrospective that is not over, the card you laid in planning poker, and how you
        last looked at a page. It stays in your browser.
      </li>
    </ul>
  )
}

/** What is kept about people, in plain words. */
export function PrivacyPage() {
  const hasSignIn = useHasSignIn()
  return (
    <>
      <PageTitle
        title="Privacy"
        below="What Knots keeps about you, who sees it, for how long, and how to get it or have it deleted."
      />
      <Stack gap="lg">
        <Part title="In short">
          <ul>
            <li>
              Everything is in one file on the server of whoever runs this Knots, and in its
              backups.
            </li>
            <li>No page and no export gives points or velocity of a person.</li>
            <li>Nothing is measured: no statistics of visits, no trackers, no advertising.</li>
            <li>Nobody outside gets anything, apart from what is said below.</li>
          </ul>
        </Part>
        <Kept hasSignIn={hasSignIn} />
        <Part title="What leaves the server">
          <ul>
            <li>
              To GitHub: what somebody asks Knots to change there, such as the points of an item, or
              an issue made of an action with its text and owners.
            </li>
            <li>
              To the chat that the team set for reminders: the names of those who have not said yet
              how much time they have. Only hosts that whoever runs this Knots allowed.
            </li>
            {hasSignIn && (
              <li>
                To the place where you sign in: that you sign in to this Knots. From there come your
                name, login and mail; its keys are used for the moment of the sign-in and not kept.
              </li>
            )}
            <li>
              To whoever has the address of a shared page or of an embedded picture: that page or
              picture, until a scrum master revokes it. It does not say whose work an item is, and
              holds nothing of a retrospective.
            </li>
          </ul>
        </Part>
        <Part title="Cookies and your browser">
          <Cookies hasSignIn={hasSignIn} />
        </Part>
        <Part title="Logs and backups">
          <ul>
            <li>
              The log of the server names the route of a request and how long it took: no names, no
              addresses of browsers, no ids.
            </li>
            <li>
              Backups hold all of the file. The oldest are deleted as new ones come; how many are
              kept is a setting of the server, 14 unless it was changed. What you have deleted is
              gone from the backups when the last one from before is.
            </li>
          </ul>
        </Part>
        <Part title="How to get it">
          <Text>
            All of a team, you in it, is in its export as JSON; a scrum master finds it in Import
            and export.{' '}
            {hasSignIn && 'Your account, browsers and tokens stand on your account page.'}
          </Text>
        </Part>
        <Part title="How to have it deleted">
          <ul>
            <li>
              A scrum master removes you in Settings, People. Your name, login and mail go, also in
              what was closed long ago; your percentages stay as those of a former member without a
              name, so that the totals of past sprints stay true. What people wrote freely, such as
              minutes and comments, stays as it was written.
            </li>
            {hasSignIn && (
              <li>
                An administrator deletes your account, with its sign-ins, tokens and roles. The
                record of changes keeps the name until its entries end.
              </li>
            )}
            <li>What GitHub shows of you is changed there; Knots follows at its next read.</li>
          </ul>
        </Part>
      </Stack>
    </>
  )
}
