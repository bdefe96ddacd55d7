import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { bodyOf, isGraphQL, turnedAway } from './admission.ts'
import { type Asked, answerer } from './answer.ts'
import { type Faults, newFaults } from './fault-queue.ts'
import type { Received, Reply } from './faults.ts'
import { type Budget, commonHeaders, newBudget, rateHeaders, refresh } from './rate.ts'
import { restReply } from './rest.ts'
import { standInSchema } from './schema.ts'
import { oauthReply } from './sign-in/oauth.ts'
import type { OAuthApp } from './sign-in/types.ts'
import { type WebhookOptions, type Webhooks, webhooksOf } from './webhooks/webhooks.ts'
import type { Token, World } from './world/types.ts'

export type Logged = {
  query: string
  operationName: string | null
  variables: Record<string, unknown>
  status: number
  /** Points by GitHub's formula. */
  cost: number
  token: string
}

export type StandIn = {
  /** The address to give as GITHUB_API_URL. */
  url: string
  world: World
  faults: Faults
  requests: Logged[]
  /** What was asked of the other interface: tokens of an app, the user of a token. */
  restRequests: { method: string; path: string; status: number }[]
  /** Delivers what happens in the world from now on. */
  webhooks(options: WebhookOptions): Webhooks
  /** Forgets the requests so far. */
  forget(): void
  close(): Promise<void>
}

export type StandInOptions = {
  world: World
  port?: number
  /** Points each login may spend per hour. */
  pointsPerHour?: number
  /** False: a host without the newer part of the schema, as an older Enterprise Server. */
  newer?: boolean
  /**
   * True: an Enterprise Server of an older version. No filter and no archived items in a list, no
   * dependencies, issue fields or project events, and nobody's requests are limited.
   */
  enterprise?: boolean
  /** People can sign in with this OAuth app. */
  oauth?: OAuthApp
}

const answerers = new Map<boolean, ReturnType<typeof answerer>>()

function answererFor(newer: boolean) {
  let known = answerers.get(newer)
  if (!known) {
    known = answerer(standInSchema({ newer }))
    answerers.set(newer, known)
  }
  return known
}

/** GitHub's GraphQL interface on a loopback port, answering from the world it is given. */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const { world } = options
  const answer = answererFor(!options.enterprise && (options.newer ?? true))
  const faults = newFaults()
  const budgets = new Map<string, Budget>()
  const requests: Logged[] = []
  const restRequests: StandIn['restRequests'] = []
  const hooks: Webhooks[] = []
  let count = 0

  const budgetOf = (login: string): Budget | null => {
    if (options.enterprise) return null
    const known = budgets.get(login) ?? newBudget(options.pointsPerHour ?? 5000, world.now())
    budgets.set(login, known)
    refresh(known, world.now())
    return known
  }

  const usual = (asked: Asked, token: Token): { reply: Reply; cost: number } => {
    const budget = budgetOf(token.login)
    const { body, price } = answer(world, token, budget, asked)
    const headers = {
      ...commonHeaders(),
      ...(budget ? rateHeaders(budget) : {}),
      ...(token.kind === 'classic' ? { 'x-oauth-scopes': token.scopes.join(', ') } : {}),
    }
    return { reply: { status: 200, headers, body: JSON.stringify(body) }, cost: price.points }
  }

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const text = await bodyOf(request)
    const { method = '', url = '' } = request
    if (!isGraphQL(url)) {
      const asked = { method, url, headers: request.headers, body: text }
      const signIn = options.oauth && oauthReply(options.oauth, asked)
      if (signIn) return send(response, signIn)
      const authorization = request.headers.authorization ?? ''
      const reply = restReply(world, { method, path: url, authorization, body: text })
      restRequests.push({ method, path: url, status: reply.status })
      return send(response, reply)
    }
    const turned = turnedAway(request, world, text)
    if ('reply' in turned) return send(response, turned.reply)
    const { asked, token, name } = turned
    count += 1
    const received: Received = {
      index: count,
      query: asked.query,
      operationName: asked.operationName ?? null,
      variables: asked.variables ?? {},
      headers: request.headers,
    }
    let cost = 0
    const ask = () => {
      const told = usual(asked, token)
      cost = told.cost
      return told.reply
    }
    const fault = faults.take(received)
    const reply = fault ? await fault(received, ask) : ask()
    const { query, operationName, variables } = received
    requests.push({ query, operationName, variables, status: reply.status, cost, token: name })
    send(response, reply)
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(error => {
      send(response, { status: 500, headers: {}, body: String(error) })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    world,
    faults,
    requests,
    restRequests,
    webhooks: given => {
      const made = webhooksOf(world, given)
      hooks.push(made)
      return made
    },
    forget: () => {
      requests.length = 0
      restRequests.length = 0
    },
    close: () =>
      new Promise(resolve => {
        for (const hook of hooks) hook.stop()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function send(response: ServerResponse, reply: Reply): void {
  const { status, headers, body, cutAt } = reply
  if (reply.isDropped) {
    response.destroy()
    return
  }
  const bytes = Buffer.from(body)
  response.writeHead(status, { ...headers, 'content-length': bytes.length })
  if (cutAt === undefined) {
    response.end(bytes)
    return
  }
  response.write(bytes.subarray(0, cutAt), () => response.destroy())
}
