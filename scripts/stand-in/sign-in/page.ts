import type { OAuthApp } from './types.ts'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Where GitHub would ask for a password, the stand-in lets one choose who to be. */
export function choosePage(app: OAuthApp, address: string): string {
  const link = (query: string) => escaped(`${address.replace(/&login=[^&]*/, '')}&${query}`)
  const rows = app.users.map(({ login, name, words }) => {
    const who = `<a href="${link(`login=${encodeURIComponent(login)}`)}">${escaped(name ?? login)}</a>`
    return `<li>${who} <small>${escaped(login)}${words ? `: ${escaped(words)}` : ''}</small></li>`
  })
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Sign in to the stand-in for GitHub</title>
<style>body { font: 16px/1.6 system-ui; max-width: 34rem; margin: 3rem auto; padding: 0 1rem } li { margin: .4rem 0 }</style></head>
<body><h1>Who are you?</h1>
<p>This stands in for GitHub: choose one of an invented crew to sign in as.</p>
<ul>
${rows.join('\n')}
</ul>
<p><a href="${link('cancel=1')}">Cancel</a></p>
</body>
</html>
`
}
