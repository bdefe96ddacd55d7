import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

// Safari and phones lack Temporal; the calendar of the domain needs it before anything else runs.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
const { App } = await import('./app/App.tsx')

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
