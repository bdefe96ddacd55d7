import { Kbd, Modal, Switch, Table } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useMay } from '../lib/access.ts'
import { useKeys, useShortcutsEnabled } from '../lib/keys.ts'
import { type Destination, useDestinations } from './destinations.tsx'

const helpWanted = 'knots:help'

/** Opens the list of shortcuts from anywhere. */
export const askForHelp = () => window.dispatchEvent(new Event(helpWanted))

/** "g" and then a letter goes to a page; "?" opens the help. */
function useShortcuts(pages: Destination[], help: () => void) {
  const navigate = useNavigate()
  const waiting = useRef(false)
  useKeys((key, event) => {
    const page = waiting.current ? pages.find(({ shortcut }) => shortcut === key) : undefined
    waiting.current = key === 'g'
    if (page) {
      event.preventDefault()
      navigate(page.to)
    } else if (key === '?') help()
  })
}

function Keys({ keys }: { keys: string[] }) {
  return (
    <>
      {keys.map((key, index) => (
        <span key={key}>
          {index > 0 && ' '}
          <Kbd>{key}</Kbd>
        </span>
      ))}
    </>
  )
}

const writingKeys = [
  { label: 'New action', keys: ['n'] },
  { label: 'Next step of the meeting, while one is held', keys: ['m', 'Enter'] },
  { label: 'Accept, refuse, leave undecided: on an item of a review', keys: ['a', 'r', 'u'] },
  { label: 'Nothing to report: on a goal of a review', keys: ['0'] },
  {
    label: 'Estimate, to the backlog, waits, note, drop: on an item of the refinement',
    keys: ['e', 'b', 'w', 'c', 'd'],
  },
  { label: 'Into the sprint or out of it: on an item of planning', keys: ['m'] },
  { label: 'Reveal, play again: for who leads planning poker', keys: ['r', 'a'] },
  { label: 'Group with another card, take out: on a card of a retrospective', keys: ['m', 'u'] },
]

export function Shortcuts({ slug }: { slug: string }) {
  const pages = useDestinations(slug)
  const may = useMay()
  const [open, setOpen] = useState(false)
  const [enabled, setEnabled] = useShortcutsEnabled()
  const [show] = useState(() => () => setOpen(true))
  useShortcuts(pages, show)
  useEffect(() => {
    window.addEventListener(helpWanted, show)
    return () => window.removeEventListener(helpWanted, show)
  }, [show])
  const rows = [
    ...pages.map(page => ({ label: page.label, keys: ['g', page.shortcut] })),
    ...(may.write ? writingKeys : []),
    { label: 'Previous and next sprint, on a sprint', keys: ['[', ']'] },
    { label: 'Along a chart, day by day', keys: ['←', '→'] },
    { label: 'This list', keys: ['?'] },
  ]
  return (
    <Modal opened={open} onClose={() => setOpen(false)} title="Keyboard shortcuts" size="md">
      <Table verticalSpacing={6} withRowBorders={false}>
        <Table.Tbody>
          {rows.map(row => (
            <Table.Tr key={row.label}>
              <Table.Td>{row.label}</Table.Td>
              <Table.Td ta="right">
                <Keys keys={row.keys} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Switch
        mt="md"
        label="Use single-key shortcuts"
        checked={enabled}
        onChange={event => setEnabled(event.currentTarget.checked)}
      />
    </Modal>
  )
}
