export type Chart = 'burndown' | 'velocity'
export type Colours = 'light' | 'dark' | 'reader'
export type Format = 'svg' | 'png'
type Choice = { colours: Colours; format: Format }

export const charts: readonly { chart: Chart; title: string; width: number; height: number }[] = [
  { chart: 'burndown', title: 'Burn-down of the current sprint', width: 800, height: 502 },
  { chart: 'velocity', title: 'Velocity', width: 800, height: 604 },
]

/** Path of a picture under the team's key. */
export function picturePath(key: string, chart: Chart, format: Format, isDark: boolean): string {
  return `/api/pictures/${encodeURIComponent(key)}/${chart}.${format}${isDark ? '?theme=dark' : ''}`
}

/** What to paste into a README or a wiki; where the colours follow the reader it is HTML, which both take too. */
export function snippetOf(
  { key, origin, alt }: { key: string; origin: string; alt: string },
  chart: Chart,
  { colours, format }: Choice,
): string {
  const address = (isDark: boolean) => `${origin}${picturePath(key, chart, format, isDark)}`
  if (colours !== 'reader') return `![${escapeMarkdown(alt)}](${address(colours === 'dark')})`
  return [
    '<picture>',
    `  <source media="(prefers-color-scheme: dark)" srcset="${address(true)}">`,
    `  <img alt="${escapeHtml(alt)}" src="${address(false)}">`,
    '</picture>',
  ].join('\n')
}

const escapeMarkdown = (text: string) => text.replace(/[\\[\]<>`*_!]/g, found => `\\${found}`)
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, found => entities[found] ?? '')
