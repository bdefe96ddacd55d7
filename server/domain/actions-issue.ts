import { type MaybeOwner, ownerNames, ownersAmong } from './actions-owners.ts'

/** GitHub takes no longer title of an issue. */
const longestTitle = 256

/** By this an issue is known again as made of one action, whoever changes the rest of its text. Not seen on its page. */
export function issueMark(actionId: string): string {
  return `<!-- knots action ${actionId} -->`
}

/** The first line of a text, without the signs that make it a heading, a point of a list or bold in Markdown. */
function plainFirstLine(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? ''
  return line
    .replace(/^\s*(?:#{1,6}|[-*+]|\d+[.)]|>)\s+/, '')
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * An action as an issue: its first line is the title, cut at 256 letters; its text, the roles that own it, the way back to Knots
 * (`url`, null where Knots has no address that others know) and the mark are the body. People are not named: an issue may be read
 * by more than the team. A title that would be empty is "Action".
 */
export function issueFor(
  { id, text, owner }: { id: string; text: string; owner: string },
  { people, url }: { people: readonly MaybeOwner[]; url: string | null },
): { title: string; body: string } {
  const line = plainFirstLine(text) || 'Action'
  const title = line.length > longestTitle ? `${line.slice(0, longestTitle - 1)}…` : line
  const roles = ownerNames(owner).filter(name => ownersAmong(name, people).length === 0)
  const parts = [
    text.trim(),
    ...(roles.length > 0 ? [`Owner: ${roles.join(', ')}`] : []),
    ...(url === null ? [] : [`An action of the team in [Knots](${url}).`]),
    issueMark(id),
  ]
  return { title, body: parts.join('\n\n') }
}
