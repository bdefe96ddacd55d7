import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { browserLaunch } from './test/support/browser.ts'

const launchOptions = await browserLaunch()

/**
 * Files run one after another in each of two rows that go on side by side: those of Node in one process, those of the
 * web in one page. A second page would take the keyboard's focus from the first, as only one of a browser has it.
 * What is polled for is waited for longer than the usual second, which a busy machine exceeds.
 */
const inRow = {
  fileParallelism: false,
  sequence: { groupOrder: 1 },
  expect: { poll: { timeout: 5_000 } },
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...inRow,
          name: 'node',
          include: ['test/{domain,minutes,github,store,routes,board,server,scripts}/**/*.test.ts'],
          environment: 'node',
          // To load the server anew for each file took longer than to test it.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        plugins: [react()],
        // All that the pages import: what Vite meets only while tests run makes it load a second React.
        optimizeDeps: {
          include: [
            '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter',
            '@mantine/core',
            '@mantine/hooks',
            '@mantine/notifications',
            '@tabler/icons-react',
            '@tanstack/react-query',
            'axe-core',
            'd3-scale',
            'd3-shape',
            'mermaid',
            'react',
            'react-dom',
            'react-dom/client',
            'react-markdown',
            'react-router',
            'react-router/dom',
            'react/jsx-dev-runtime',
            'react/jsx-runtime',
            'remark-gfm',
            'temporal-polyfill/global',
            'uqr',
            'vitest-browser-react',
          ],
        },
        test: {
          ...inRow,
          name: 'web',
          include: ['test/web/**/*.test.tsx'],
          setupFiles: ['test/support/web-setup.ts'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          ...inRow,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
