import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Menu,
  Modal,
  Notification,
  Popover,
  Tooltip,
} from '@mantine/core'

/** A night at sea rather than grey: text first, page last. */
const dark: MantineColorsTuple = [
  '#dde2ec',
  '#b4bdce',
  '#98a3b8',
  '#7d89a1',
  '#374156',
  '#2a3346',
  '#1f2737',
  '#171d2a',
  '#10151f',
  '#0b0f17',
]

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: 8,
  autoContrast: true,
  colors: { dark },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily:
    "'Inter Variable', Inter, ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, monospace",
  headings: {
    fontWeight: '640',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.2' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  components: {
    // its focus placeholder is a child that no menu may have
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false, shadow: 'lg' } }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
      // below a title it would be too light
      styles: { description: { color: 'var(--knots-ink)' } },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 250, withArrow: false } }),
    // What is open stays in sight when its place is scrolled to the edge.
    Popover: Popover.extend({ defaultProps: { shadow: 'xl', radius: 'md', hideDetached: false } }),
    Modal: Modal.extend({
      defaultProps: {
        radius: 'lg',
        centered: true,
        padding: 'lg',
        closeButtonProps: { 'aria-label': 'Close' },
      },
      styles: { title: { fontSize: '1.125rem', fontWeight: 640, letterSpacing: '-0.011em' } },
    }),
    // a header element would be a second banner of the page
    ModalHeader: { defaultProps: { component: 'div' } },
  },
})

/** Mantine's own dimmed, error and placeholder colours fail AA contrast, and those of a button under the pointer. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1b2333',
    '--mantine-color-dimmed': '#566073',
    '--mantine-color-placeholder': '#667085',
    '--mantine-color-error': '#c22525',
    '--mantine-color-anchor': '#364fc7',
    '--mantine-color-default-border': '#d9dee7',
    '--mantine-color-indigo-light-hover': '#ccd7ff',
  },
  dark: {
    '--mantine-color-dimmed': '#a3adc0',
    '--mantine-color-placeholder': '#929db2',
    '--mantine-color-error': '#ff8f8f',
    '--mantine-color-anchor': '#a5b4fc',
    '--mantine-color-default-border': '#374156',
    '--mantine-color-indigo-light-color': '#c3cdfd',
  },
})
