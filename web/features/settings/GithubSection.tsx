import type { Team } from '#contract/team.ts'
import { ProjectForm } from './ProjectForm.tsx'
import { ReadStatus } from './ReadStatus.tsx'
import { Section } from './Section.tsx'
import { TokenForm } from './TokenForm.tsx'

/** Which board is read, with which token, and how the last read went. */
export function GithubSection({ team }: { team: Team }) {
  return (
    <Section
      id="github"
      about="Knots reads the items, points and iterations of one project. It writes nothing to GitHub."
    >
      <ProjectForm team={team} />
      <TokenForm team={team} />
      {team.github && team.hasToken && <ReadStatus team={team} />}
    </Section>
  )
}
