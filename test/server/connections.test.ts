import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { limitConnections, refuseUnreadable } from '../../server/connections.ts'
import { buildTestApp } from '../support/app.ts'

/** A server that answers `/` at once and anything else when it is told to. */
async function serve(most: number, options = {}) {
  const answers: (() => void)[] = []
  const server = createServer(options, (request, response) => {
    if (request.url === '/') response.end('ok')
    else answers.push(() => response.end('late'))
  })
  limitConnections(server, most)
  server.on('clientError', refuseUnreadable({ 'x-content-type-options': 'nosniff' }))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { server, answers, port: (server.address() as AddressInfo).port }
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

const ask = (path: string) => `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`

test('one connection too many ends the one that has waited longest, and is served', async () => {
  const { port } = await serve(3)
  const [first, second, third] = [await open(port), await open(port), await open(port)]
  // Whoever asked again since has not waited as long.
  first.write(ask('/'))
  await once(first, 'data')
  const ended = once(second, 'close')
  const last = await open(port)
  await ended
  last.write(ask('/'))
  expect(String(await once(last, 'data'))).toContain('200 OK')
  expect([first.destroyed, third.destroyed]).toEqual([false, false])
})

test('a connection with a request under way is never ended for another', async () => {
  const { port, server, answers } = await serve(2)
  const [one, two] = [await open(port), await open(port)]
  for (const socket of [one, two]) {
    socket.write(ask('/late'))
    await once(server, 'request')
  }
  const refused = await open(port)
  if (!refused.destroyed) await once(refused, 'close')
  for (const answer of answers) answer()
  expect(String(await once(one, 'data'))).toContain('late')
  expect(two.destroyed).toBe(false)
  const next = await open(port)
  next.write(ask('/'))
  expect(String(await once(next, 'data'))).toContain('200 OK')
})

test('whoever sends the headers too slowly is told so, and the connection ends', async () => {
  const { port } = await serve(9, { headersTimeout: 30, connectionsCheckingInterval: 10 })
  const socket = await open(port)
  let answer = ''
  socket.setEncoding('utf8').on('data', chunk => {
    answer += chunk
  })
  socket.write('GET / HTTP/1.1\r\nhost: local')
  await once(socket, 'close')
  expect(answer).toMatch(/^HTTP\/1.1 408 Request Timeout\r\nx-content-type-options: nosniff\r\n/)
  expect(answer).toContain('"code":"too-slow"')
})

test('Knots waits for slow clients, but not for ever, and for its streams as long as they live', async () => {
  const { app } = await buildTestApp()
  const { headersTimeout, requestTimeout, keepAliveTimeout, timeout } = app.server
  expect(headersTimeout).toBeLessThanOrEqual(15_000)
  expect(requestTimeout).toBe(120_000)
  expect(keepAliveTimeout).toBeGreaterThan(60_000)
  // The beat of a stream comes every 30 seconds, and counts as a sign of life.
  expect(timeout).toBeGreaterThan(60_000)
})

test('hundreds of clients that send nothing keep nobody from being answered', async () => {
  const { app } = await buildTestApp()
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const idle = await Promise.all(Array.from({ length: 300 }, () => open(port)))
  for (const socket of idle) socket.write('GET /api/teams HTTP/1.1\r\nhost: lo')
  const answer = await fetch(`http://127.0.0.1:${port}/api/health`)
  expect(answer.status).toBe(200)
  for (const socket of idle) socket.destroy()
})
