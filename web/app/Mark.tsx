/** A sail over a wave. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <path d="M17.2 3v18.2h9.6C26 13.2 22.6 7.1 17.2 3Z" fill="currentColor" />
      <path d="M14.4 8.2v13H5.6C7.4 15.9 10.2 11.5 14.4 8.2Z" fill="currentColor" opacity=".5" />
      <path
        d="M3.5 26.4c3.1 0 3.1 2.1 6.25 2.1s3.15-2.1 6.25-2.1 3.15 2.1 6.25 2.1 3.15-2.1 6.25-2.1"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
    </svg>
  )
}
