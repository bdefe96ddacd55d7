import { MantineProvider } from '@mantine/core'
import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { Markdown } from '../../../web/components/Markdown.tsx'

const show = (text: string) =>
  render(
    <MantineProvider>
      <Markdown text={text} />
    </MantineProvider>,
  )

test('bold, italics, strike-through, lists and links are rendered', async () => {
  const screen = await show('- **one** *two* ~~three~~\n- [four](https://example.org/4)')
  await expect.element(screen.getByRole('link', { name: 'four' })).toBeVisible()
  expect(screen.getByText('one').element().tagName).toBe('STRONG')
  expect(screen.getByText('two').element().tagName).toBe('EM')
  expect(screen.getByText('three').element().tagName).toBe('DEL')
  expect(screen.getByRole('listitem').elements()).toHaveLength(2)
})

test('scripts, raw HTML, pictures and other addresses than the web do nothing', async () => {
  const screen = await show(
    'safe <img src=x onerror=alert(1)> ![p](https://example.org/p.png) [run](javascript:alert(1)) [mail](mailto:a@example.org)',
  )
  await expect.element(screen.getByText('run')).toBeVisible()
  expect(screen.container.querySelector('img, script, [onerror]')).toBeNull()
  expect(screen.container.querySelectorAll('a')).toHaveLength(0)
})
