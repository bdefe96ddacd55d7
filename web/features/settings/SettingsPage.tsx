import { useEffect } from 'react'
import { useLocation } from 'react-router'
import type { Team } from '#contract/team.ts'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { useMay } from '../../lib/access.ts'
import { useTeam } from '../../lib/queries.ts'
import { useHasSignIn } from '../../lib/session.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import { GithubSection } from './GithubSection.tsx'
import { MappingSection } from './MappingSection.tsx'
import { MeetingSection } from './MeetingSection.tsx'
import { MembersSection } from './MembersSection.tsx'
import { NumbersSection } from './NumbersSection.tsx'
import { PeopleSection } from './PeopleSection.tsx'
import { PicturesSection } from './PicturesSection.tsx'
import { PokerSection } from './PokerSection.tsx'
import { RetroSection } from './RetroSection.tsx'
import { SectionLinks } from './SectionLinks.tsx'
import { SharesSection } from './SharesSection.tsx'
import { sectionsFor } from './sections.ts'
import styles from './settings.module.css'
import { TeamSection } from './TeamSection.tsx'
import { ViewsSection } from './ViewsSection.tsx'
import { WebhookSection } from './WebhookSection.tsx'

/** Goes to the part that the address names, once it is there. */
function useHash(isReady: boolean) {
  const { hash } = useLocation()
  useEffect(() => {
    if (isReady && hash) document.getElementById(hash.slice(1))?.scrollIntoView()
  }, [isReady, hash])
}

type SectionsProps = { team: Team; hasSignIn: boolean }

function AllSections({ team, hasSignIn }: SectionsProps) {
  return (
    <>
      <TeamSection team={team} />
      <GithubSection team={team} />
      <MappingSection team={team} />
      <ViewsSection team={team} />
      <WebhookSection team={team} />
      <PeopleSection team={team} />
      {hasSignIn && <MembersSection team={team} />}
      <SharesSection team={team} />
      <NumbersSection team={team} />
      <PokerSection team={team} />
      <RetroSection team={team} />
      <MeetingSection team={team} />
      <PicturesSection team={team} />
    </>
  )
}

/** For those who may not change them: the same fields, at rest. */
function ReadableSections({ team, hasSignIn }: SectionsProps) {
  return (
    <fieldset disabled className={styles.readable}>
      <TeamSection team={team} />
      <PeopleSection team={team} />
      {hasSignIn && <MembersSection team={team} />}
      <NumbersSection team={team} />
      <PokerSection team={team} />
      <RetroSection team={team} />
      <MeetingSection team={team} />
    </fieldset>
  )
}

export function SettingsPage() {
  const slug = useTeamSlug()
  const team = useTeam(slug)
  const may = useMay()
  const hasSignIn = useHasSignIn()
  const sections = sectionsFor(may.lead, hasSignIn)
  const Sections = may.lead ? AllSections : ReadableSections
  useHash(team.isSuccess)
  return (
    <>
      <PageTitle
        title="Settings"
        below={may.lead ? undefined : 'Scrum masters of the team can change them.'}
      />
      {team.data ? (
        <div className={styles.page}>
          <SectionLinks sections={sections} />
          <div className={styles.sections}>
            <Sections team={team.data} hasSignIn={hasSignIn} />
          </div>
        </div>
      ) : (
        <Loading height={640} label="Loading the settings" />
      )}
    </>
  )
}
