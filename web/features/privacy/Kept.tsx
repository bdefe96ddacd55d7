import { Panel } from '../../components/Panel.tsx'
import styles from './privacy.module.css'

type Row = { what: string; who: string; howLong: string }

const always: Row[] = [
  {
    what: 'Your name in the team, other spellings of it, GitHub login, country, usual percentage',
    who: 'Everybody who may read the team',
    howLong: 'Until a scrum master removes you',
  },
  {
    what: 'How much time you have for each sprint, announced and in fact, and who entered it',
    who: 'Everybody who may read the team',
    howLong: 'As long as the sprint; without your name once you are removed',
  },
  {
    what: 'Cards of a retrospective without names: the text alone. Who wrote it is not stored, nor when',
    who: 'Members of the team',
    howLong: 'As long as the sprint',
  },
  {
    what: 'Cards of a retrospective with names: the text and you',
    who: 'Members of the team',
    howLong: 'As long as the sprint; without your name once you are removed',
  },
  {
    what: 'Your dots, ratings and votes in planning poker',
    who: 'Nobody while they are hidden; poker votes everybody who may read the team, once revealed',
    howLong:
      'Dots until the voting ends, ratings until the retrospective ends, votes until the poker ends; the sums stay',
  },
  {
    what: 'Actions that you own, with their history',
    who: 'Everybody who may read the team',
    howLong: 'As long as the team; without your name once you are removed',
  },
  {
    what: 'Who was at a meeting, who led it, and what was written in its minutes; who committed, closed or corrected a sprint',
    who: 'Everybody who may read the team',
    howLong: 'As long as the team; names of those removed go, texts stay',
  },
  {
    what: 'From GitHub: who is assigned to an item, and its title and pull requests',
    who: 'Everybody who may read the team',
    howLong: 'As GitHub has it',
  },
]

const withSignIn: Row[] = [
  {
    what: 'Your account: name, login, mail, where you sign in, first and last sign-in',
    who: 'You and administrators; name: your teams; last sign-in: their scrum masters',
    howLong: 'Until an administrator deletes it',
  },
  {
    what: 'Your role in each team, whom of its people you are, and the login or mail address under which a scrum master expected you',
    who: 'The team; login and mail address: its scrum masters',
    howLong: 'Until a scrum master takes the role away',
  },
  {
    what: 'Each browser you signed in with: kind of browser and system, first and last use',
    who: 'You',
    howLong: 'Until you sign out, or the sign-in ends by itself',
  },
  {
    what: 'Your API tokens: what they are for, until when, last use; of the token itself only what is needed to know it again',
    who: 'You',
    howLong: 'Until you revoke them',
  },
  {
    what: 'The record of changes: who did what in which team, without what was typed. Of cards, dots and votes: nothing that tells whose they are',
    who: 'Administrators',
    howLong: '400 days',
  },
]

/** One row for each kind of thing that is kept. */
export function Kept({ hasSignIn }: { hasSignIn: boolean }) {
  const rows = hasSignIn ? [...always, ...withSignIn] : always
  return (
    <Panel title="What is kept about you">
      <table className={styles.kept}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Who sees it</th>
            <th scope="col">How long</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ what, who, howLong }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td data-label="Who sees it">{who}</td>
              <td data-label="How long">{howLong}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
