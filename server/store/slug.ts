/** First parts of addresses that belong to Knots itself. */
const taken = new Set([
  ...['api', 'assets', 'new', 'start', 'import'],
  ...['sign-in', 'account', 'accounts', 'audit', 'privacy', 'share'],
])

/** Whether an address may be a team's: not one of Knots itself. */
export const isFreeForTeams = (slug: string): boolean => !taken.has(slug)

/** The address of a team made from its name, with a number behind it where another team has that one. */
export function freeSlug(name: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(name)
  let free = slug
  for (let number = 2; taken.has(free); number += 1) free = `${slug}-${number}`
  return free
}

/** The address of a team, made from its name once: `Crème Brûlée 2` is `creme-brulee-2`. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  if (slug === '' || taken.has(slug)) return `team-${slug}`.replace(/-$/, '')
  return slug
}
