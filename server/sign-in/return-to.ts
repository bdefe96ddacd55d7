const longest = 1000
/** A base that no address of somebody else can fall back to. */
const nowhere = 'http://knots.invalid'

/**
 * Where a browser goes after sign-in: a path of this Knots, else its first page. What a browser might take for another site (`//`,
 * a backslash, which it reads as a slash, a scheme, signs that it leaves out) is no path, nor is the interface, whose
 * addresses are for programs.
 */
export function safeReturnTo(text: unknown): string {
  if (typeof text !== 'string' || text.length > longest) return '/'
  // Only what stands in an address as it is: no space, no control character, no backslash, nothing beyond ASCII.
  if (!/^\/(?!\/)[\w\-.~!$&'()*+,;=:@%/?#[\]]*$/.test(text)) return '/'
  if (!URL.canParse(text, nowhere)) return '/'
  const { origin, pathname } = new URL(text, nowhere)
  const isOwn = origin === nowhere && !pathname.startsWith('//')
  const isPage = pathname !== '/api' && !pathname.startsWith('/api/')
  return isOwn && isPage ? text : '/'
}
