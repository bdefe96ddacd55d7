import { z } from 'zod'
import { GitHubFailure } from './failures.ts'

/** What every answer of a GraphQL interface has around its data. */
const Envelope = z.looseObject({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        type: z.string().nullish(),
        path: z.array(z.union([z.string(), z.number()])).nullish(),
      }),
    )
    .nullish(),
})

type Response = { status: number; headers: Record<string, string | number | undefined> }

/** A page of 100 items has a few hundred kilobytes; this much is no answer of GitHub's. */
const mostBytes = 64 * 1024 * 1024

/**
 * The JSON of an answer that came with a good status, read no further than 64 MB. Throws a
 * `GitHubFailure` for a redirect, which would carry the request to an address that nobody gave, for a
 * page in the place of data, for an answer that breaks off, and for JSON that is no GraphQL answer.
 */
export async function readAnswer(
  { status, headers }: Response,
  body: ReadableStream<Uint8Array> | null,
  apiUrl: string,
): Promise<unknown> {
  if (status >= 300 && status < 400) {
    await body?.cancel()
    throw notTheApi(
      apiUrl,
      `it points on to ${String(headers.location ?? 'nowhere').slice(0, 200)}`,
    )
  }
  const text = await textOf(body, apiUrl)
  const isPage = /^\s*</.test(text) || !/\bjson\b/.test(String(headers['content-type'] ?? ''))
  if (isPage) throw notTheApi(apiUrl, 'it sent a page instead of data')
  const answer = Envelope.safeParse(fromJson(text))
  if (!answer.success) throw notTheApi(apiUrl, 'its answer is none of GraphQL')
  return answer.data
}

async function textOf(body: ReadableStream<Uint8Array> | null, apiUrl: string): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of body ?? []) {
      bytes += chunk.byteLength
      if (bytes > mostBytes) break
      chunks.push(chunk)
    }
  } catch {
    throw brokeOff()
  }
  if (bytes > mostBytes) throw notTheApi(apiUrl, 'its answer does not end')
  return Buffer.concat(chunks).toString()
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw brokeOff()
  }
}

const brokeOff = () =>
  new GitHubFailure('unreachable', 'GitHub’s answer broke off. Knots asks again later.')

const notTheApi = (apiUrl: string, why: string) =>
  new GitHubFailure(
    'unexpected',
    `What answers at ${apiUrl} is not GitHub’s API: ${why}. Check GITHUB_API_URL, and whether a proxy on the way asks to sign in.`,
  )
