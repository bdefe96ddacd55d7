import type { ReactNode } from 'react'
import ReactMarkdown from 'react-markdown'
import remarkGfm from 'remark-gfm'

/** No raw HTML, no pictures; links lead to the web only. */
const allowed = [
  'p',
  'strong',
  'em',
  'del',
  'ul',
  'ol',
  'li',
  'a',
  'code',
  'pre',
  'blockquote',
  'br',
  'hr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
]

/** What people wrote has no part in the page's outline. */
const Heading = ({ children }: { children?: ReactNode }) => (
  <p>
    <strong>{children}</strong>
  </p>
)

const webOnly = (url: string) => (/^https?:\/\//i.test(url) ? url : '')

export function MarkdownText({ text }: { text: string }) {
  return (
    <ReactMarkdown
      // One tilde is "about", as in ~1/4; two strike through.
      remarkPlugins={[[remarkGfm, { singleTilde: false }]]}
      allowedElements={allowed}
      unwrapDisallowed
      skipHtml
      urlTransform={webOnly}
      components={{
        h1: Heading,
        h2: Heading,
        h3: Heading,
        h4: Heading,
        h5: Heading,
        h6: Heading,
        a: ({ href, children }) =>
          href ? (
            <a href={href} target="_blank" rel="noreferrer nofollow">
              {children}
            </a>
          ) : (
            <span>{children}</span>
          ),
      }}
    >
      {text}
    </ReactMarkdown>
  )
}
