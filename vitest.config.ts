import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { browserLaunch } from './test/support/browser.ts'

const launchOptions = await browserLaunch()

export default defineConfig({
  test: {
    projects: [
      {
        test: {
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
          name: 'web',
          include: ['test/web/**/*.test.tsx'],
          setupFiles: ['test/support/web-setup.ts'],
          // Only one page of a browser has the keyboard's focus; two at once take it from each other.
          fileParallelism: false,
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
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
