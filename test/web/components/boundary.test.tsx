import { MantineProvider } from '@mantine/core'
import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { LazyChart } from '../../../web/components/LazyChart.tsx'
import { allowConsoleErrors } from '../../support/web-setup.ts'

function Broken(): never {
  throw new Error('chunk is gone')
}

test('a chart whose code cannot be had leaves the rest of the page alone', async () => {
  allowConsoleErrors(/chunk is gone/)
  const screen = await render(
    <MantineProvider>
      <input aria-label="Draft" defaultValue="half a thought" />
      <LazyChart height={100}>
        <Broken />
      </LazyChart>
    </MantineProvider>,
  )
  await expect.element(screen.getByText('The chart could not be shown')).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Load the page again' })).toBeVisible()
  await expect.element(screen.getByLabelText('Draft')).toHaveValue('half a thought')
})
