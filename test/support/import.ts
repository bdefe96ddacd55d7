import { readFileSync } from 'node:fs'
import type { LightMyRequestResponse } from 'fastify'
import type { TestApp } from './app.ts'

/** The invented page of minutes with a year of sprints, as copied from an agenda system. */
export const agendaPage = readFileSync(
  new URL('../minutes/agenda-page.txt', import.meta.url),
  'utf8',
)

/** Sends a text as it is to one of the two imports of a team. */
export function sendText(
  { app }: Pick<TestApp, 'app'>,
  url: string,
  text: string | Buffer,
  type = 'text/plain',
): Promise<LightMyRequestResponse> {
  return app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload: text })
}
