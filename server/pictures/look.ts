export type Theme = 'light' | 'dark'

export type Colors = {
  surface: string
  edge: string
  ink: string
  muted: string
  line: string
  grid: string
  free: string
  today: string
  accent: string
  main: string
  mainSoft: string
  mainMid: string
  second: string
  third: string
  guide: string
}

/** The colours of the pages, in light and dark. */
export const colorsOf: Record<Theme, Colors> = {
  light: {
    surface: '#ffffff',
    edge: '#d9dee7',
    ink: '#1b2333',
    muted: '#566073',
    line: '#ccd3de',
    grid: '#e6e9f0',
    free: '#f1f3f7',
    today: '#edf0ff',
    accent: '#364fc7',
    main: '#364fc7',
    mainSoft: '#c9d2fa',
    mainMid: '#7489e6',
    second: '#0b7a83',
    third: '#a85a05',
    guide: '#7a8496',
  },
  dark: {
    surface: '#171d2a',
    edge: '#374156',
    ink: '#dde2ec',
    muted: '#a3adc0',
    line: '#3b465c',
    grid: '#242d3d',
    free: '#1c2331',
    today: '#232c4d',
    accent: '#a5b4fc',
    main: '#93a5ff',
    mainSoft: '#384577',
    mainMid: '#6276d9',
    second: '#4fc4c4',
    third: '#eba44e',
    guide: '#8b96ab',
  },
}

/** How a picture is asked for: its colours, and its width in pixels. */
export type Look = { theme: Theme; width: number }

/** Space around what a picture holds, in pixels. */
export const margin = 24
