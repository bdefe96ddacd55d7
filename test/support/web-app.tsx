import axe from 'axe-core'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect } from 'vitest'
import { render } from 'vitest-browser-react'
import { Providers } from '../../web/app/Providers.tsx'
import { routes } from '../../web/app/routes.tsx'
import { Clock } from '../../web/lib/clock.ts'
import { createQueryClient } from '../../web/lib/query-client.ts'
import { now } from './web-data.ts'

type Options = { colorScheme?: 'light' | 'dark'; at?: number }

/** The whole web at an address, as a person would open it, at the moment of the invented data. */
export async function openPage(path: string, { colorScheme = 'light', at = now }: Options = {}) {
  const { pathname, search, hash } = new URL(path, location.origin)
  // A key of its own: the router remembers by it how far the page of an earlier test was scrolled.
  const entry = { pathname, search, hash, key: crypto.randomUUID() }
  const router = createMemoryRouter(routes, { initialEntries: [entry] })
  const client = createQueryClient({ retries: 0 })
  const screen = await render(
    <Clock value={() => at}>
      <Providers client={client} colorScheme={colorScheme}>
        <RouterProvider router={router} />
      </Providers>
    </Clock>,
  )
  return { screen, router, client }
}

const comesToAnEnd = (animation: Animation) =>
  Number.isFinite(animation.effect?.getComputedTiming().endTime)

/** What fades in has arrived: colours half way there are no colours of the page. */
async function settle() {
  const running = document.getAnimations().filter(comesToAnEnd)
  await Promise.allSettled(running.map(({ finished }) => finished))
}

/** Axe finds nothing wrong on what is shown now. */
export async function expectAccessible() {
  await settle()
  const { violations } = await axe.run(document, { resultTypes: ['violations'] })
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(node => `${node.html} ${node.failureSummary}`).join('\n')}`,
  )
  expect(found).toEqual([])
}
