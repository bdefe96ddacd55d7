import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { styleNonce } from './lib/style-nonce.ts'

// Safari and phones lack Temporal; the calendar of the domain needs it before anything else runs.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
const { App } = await import('./app/App.tsx')

// Read by what keeps the page still behind a dialog.
Object.assign(globalThis, { __webpack_nonce__: styleNonce })

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
