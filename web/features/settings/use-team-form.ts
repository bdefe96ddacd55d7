import type { Team } from '#contract/team.ts'
import { useFormDraft } from '../../components/use-form-draft.ts'
import { type TeamChange, useSaveTeam } from '../../lib/save-team.ts'

/** A part of the settings that is edited and saved together. */
export function useTeamForm<D extends object>(
  team: Team,
  pick: (team: Team) => D,
  toChange: (edits: Partial<D>) => TeamChange,
) {
  const save = useSaveTeam(team.slug)
  return useFormDraft<D>({
    saved: pick(team),
    save: (edits, current) => save((current as Team | undefined) ?? team, toChange(edits)),
    pick: current => pick(current as Team),
  })
}
