import { useParams } from 'react-router'

/** The team of the address; every page below `/:team` has one. */
export function useTeamSlug(): string {
  const { team } = useParams()
  if (team === undefined) throw new Error('This page has no team in its address.')
  return team
}
