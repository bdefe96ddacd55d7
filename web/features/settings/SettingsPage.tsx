import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { useTeam } from '../../lib/queries.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import { GithubSection } from './GithubSection.tsx'
import { MappingSection } from './MappingSection.tsx'
import { MeetingSection } from './MeetingSection.tsx'
import { NumbersSection } from './NumbersSection.tsx'
import { PeopleSection } from './PeopleSection.tsx'
import { PicturesSection } from './PicturesSection.tsx'
import { PokerSection } from './PokerSection.tsx'
import { RetroSection } from './RetroSection.tsx'
import { SectionLinks } from './SectionLinks.tsx'
import { sections } from './sections.ts'
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

export function SettingsPage() {
  const slug = useTeamSlug()
  const team = useTeam(slug)
  useHash(team.isSuccess)
  return (
    <>
      <PageTitle title="Settings" />
      {team.data ? (
        <div className={styles.page}>
          <SectionLinks sections={sections} />
          <div className={styles.sections}>
            <TeamSection team={team.data} />
            <GithubSection team={team.data} />
            <MappingSection team={team.data} />
            <ViewsSection team={team.data} />
            <WebhookSection team={team.data} />
            <PeopleSection team={team.data} />
            <NumbersSection team={team.data} />
            <PokerSection team={team.data} />
            <RetroSection team={team.data} />
            <MeetingSection team={team.data} />
            <PicturesSection team={team.data} />
          </div>
        </div>
      ) : (
        <Loading height={640} label="Loading the settings" />
      )}
    </>
  )
}
