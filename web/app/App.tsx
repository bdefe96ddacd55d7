import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { createQueryClient } from '../lib/query-client.ts'
import { Providers } from './Providers.tsx'
import { routes } from './routes.tsx'

const client = createQueryClient()
const router = createBrowserRouter(routes)

export function App() {
  return (
    <Providers client={client}>
      <RouterProvider router={router} />
    </Providers>
  )
}
