export type Answer = { status: number; body: unknown; cookies: string[] }

/** One request to its end; throws when the connection breaks before. */
export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>

export const callsTo =
  (url: string): Call =>
  async (method, path, body, headers = {}) => {
    const isText = typeof body === 'string'
    const type = isText ? 'text/plain' : 'application/json'
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': type }), ...headers },
      ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.startsWith('application/json')
    return {
      status: answer.status,
      body: isJson && text !== '' ? JSON.parse(text) : text,
      cookies: answer.headers.getSetCookie().map(cookie => cookie.split(';', 1)[0] ?? ''),
    }
  }

/** The body of an answer that must be good. */
export async function good<Body>(asked: Promise<Answer>): Promise<Body> {
  const { status, body } = await asked
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`)
  return body as Body
}
