import type { TestApp } from './app.ts'

type Paths = Record<string, Record<string, unknown>>
type Listed = { id: string }[]

const roles = ['sprint', 'review', 'triage', 'in-progress-too-long', 'external', 'backlog']

/** Every address under which something of a team is read, from the description of the interface. */
export async function readsOf(app: TestApp, slug: string): Promise<string[]> {
  const { paths } = (await app.get('/api/openapi.json')).json() as { paths: Paths }
  const { sprints } = (await app.get(`/api/teams/${slug}/sprints`)).json() as { sprints: Listed }
  const { meetings } = (await app.get(`/api/teams/${slug}/meetings`)).json() as { meetings: Listed }
  const idsOf = (path: string) => {
    if (path.includes('/sprints/{id}')) return sprints.map(({ id }) => id)
    if (path.includes('/meetings/{id}')) return meetings.map(({ id }) => id)
    return ['none']
  }
  return Object.entries(paths)
    .filter(([path, methods]) => 'get' in methods && path.startsWith('/api/teams/{team}'))
    .map(([path]) => path.replace('{team}', slug))
    .flatMap(path => (path.includes('{role}') ? roles.map(r => path.replace('{role}', r)) : [path]))
    .flatMap(path =>
      path.includes('{id}') ? idsOf(path).map(id => path.replace('{id}', id)) : [path],
    )
}
