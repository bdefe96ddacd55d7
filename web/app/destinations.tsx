import {
  IconChartBar,
  IconChecklist,
  IconFilter,
  IconFlag,
  IconHome,
  IconListCheck,
  IconMessages,
  IconSailboat,
  IconSettings,
  IconTable,
  IconTableImport,
  IconTelescope,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useMay } from '../lib/access.ts'
import { useToday } from '../lib/clock.ts'
import { currentSprint, sprintToPlan } from '../lib/current-sprint.ts'
import { useSprints, useTeam } from '../lib/queries.ts'

export type Destination = {
  key: string
  label: string
  to: string
  /** Second key after "g". */
  shortcut: string
  Icon: ComponentType<{ size?: number | string; stroke?: number | string }>
  exact: boolean
  /** Whether it is one of the few that the bars show; the others are in the menu. */
  main: boolean
}

/** Every page of a team that can be gone to from anywhere. */
export function useDestinations(slug: string): Destination[] {
  const team = useTeam(slug)
  const may = useMay()
  const sprints = useSprints(slug)
  const today = useToday(team.data?.timeZone)
  const current = sprints.data && today ? currentSprint(sprints.data.sprints, today) : null
  const toPlan = sprints.data && today ? sprintToPlan(sprints.data.sprints, today) : null
  const main = { exact: true, main: true }
  const other = { exact: true, main: false }
  return [
    { key: 'home', label: 'Home', to: `/${slug}`, shortcut: 'h', Icon: IconHome, ...main },
    ...(current
      ? [
          {
            key: 'sprint',
            label: `Sprint ${current.number}`,
            to: `/${slug}/sprints/${current.number}`,
            shortcut: 's',
            Icon: IconSailboat,
            ...main,
          },
        ]
      : []),
    ...(toPlan
      ? [
          {
            key: 'plan',
            label: 'Planning',
            to: `/${slug}/sprints/${toPlan.number}/plan`,
            shortcut: 'p',
            Icon: IconUsersGroup,
            ...main,
          },
        ]
      : []),
    {
      key: 'sprints',
      label: 'Sprints',
      to: `/${slug}/sprints`,
      shortcut: 'l',
      Icon: IconTable,
      ...main,
    },
    {
      key: 'velocity',
      label: 'Velocity',
      to: `/${slug}/velocity`,
      shortcut: 'v',
      Icon: IconChartBar,
      ...main,
    },
    {
      key: 'actions',
      label: 'Actions',
      to: `/${slug}/actions`,
      shortcut: 'a',
      Icon: IconListCheck,
      ...main,
    },
    {
      key: 'forecast',
      label: 'Forecast',
      to: `/${slug}/forecast`,
      shortcut: 'f',
      Icon: IconTelescope,
      ...other,
    },
    {
      key: 'refinement',
      label: 'Refinement',
      to: `/${slug}/refinement`,
      shortcut: 'r',
      Icon: IconFilter,
      ...other,
    },
    {
      key: 'goals',
      label: 'Goals',
      to: `/${slug}/goals`,
      shortcut: 'o',
      Icon: IconFlag,
      ...other,
    },
    {
      key: 'meetings',
      label: 'Meetings',
      to: `/${slug}/meetings`,
      shortcut: 'm',
      Icon: IconMessages,
      ...other,
    },
    {
      key: 'board-check',
      label: 'Board check',
      to: `/${slug}/board-check`,
      shortcut: 'b',
      Icon: IconChecklist,
      ...other,
    },
    {
      key: 'import',
      label: may.lead ? 'Import' : 'Export',
      to: `/${slug}/import`,
      shortcut: 'i',
      Icon: IconTableImport,
      ...other,
    },
    {
      key: 'settings',
      label: 'Settings',
      to: `/${slug}/settings`,
      shortcut: 'e',
      Icon: IconSettings,
      ...other,
    },
  ]
}
