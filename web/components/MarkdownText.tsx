import ReactMarkdown from 'react-markdown'
import remarkGfm from 'remark-gfm'

/** No raw HTML, no pictures, no headings that break the page's outline; links lead to the web only. */
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
]

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
