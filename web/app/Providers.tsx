import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './global.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { styleNonce } from '../lib/style-nonce.ts'
import { cssVariablesResolver, theme } from './theme.ts'

type Props = {
  client: QueryClient
  /** Only tests force one; people choose on the page. */
  colorScheme?: 'light' | 'dark'
  children: ReactNode
}

export function Providers({ client, colorScheme, children }: Props) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
      {...(colorScheme ? { forceColorScheme: colorScheme } : {})}
    >
      <QueryClientProvider client={client}>
        {children}
        <Notifications position="bottom-right" autoClose={6000} />
      </QueryClientProvider>
    </MantineProvider>
  )
}
