import type { RouteObject } from 'react-router'
import { Arriving } from './Arriving.tsx'
import { BarePage } from './BarePage.tsx'
import { Lost } from './Lost.tsx'
import { Root } from './Root.tsx'
import { TeamLayout } from './TeamLayout.tsx'
import { Trouble } from './Trouble.tsx'

const pages: RouteObject[] = [
  {
    path: '/',
    Component: BarePage,
    HydrateFallback: Arriving,
    ErrorBoundary: Trouble,
    children: [
      {
        index: true,
        lazy: async () => ({
          Component: (await import('../features/start/StartPage.tsx')).StartPage,
        }),
      },
      {
        path: 'sign-in',
        lazy: async () => ({
          Component: (await import('../features/sign-in/SignInPage.tsx')).SignInPage,
        }),
      },
      {
        path: 'account',
        lazy: async () => ({
          Component: (await import('../features/account/AccountPage.tsx')).AccountPage,
        }),
      },
      {
        path: 'accounts',
        lazy: async () => ({
          Component: (await import('../features/accounts/AccountsPage.tsx')).AccountsPage,
        }),
      },
      {
        path: 'audit',
        lazy: async () => ({
          Component: (await import('../features/audit/AuditPage.tsx')).AuditPage,
        }),
      },
      {
        path: 'privacy',
        lazy: async () => ({
          Component: (await import('../features/privacy/PrivacyPage.tsx')).PrivacyPage,
        }),
      },
    ],
  },
  {
    path: '/share/:key',
    HydrateFallback: Arriving,
    ErrorBoundary: Trouble,
    lazy: async () => ({ Component: (await import('./SharedPage.tsx')).SharedPage }),
  },
  {
    path: '/:team',
    Component: TeamLayout,
    HydrateFallback: Arriving,
    ErrorBoundary: Trouble,
    children: [
      {
        ErrorBoundary: Trouble,
        children: [
          {
            index: true,
            lazy: async () => ({
              Component: (await import('../features/home/HomePage.tsx')).HomePage,
            }),
          },
          {
            path: 'sprints',
            lazy: async () => ({
              Component: (await import('../features/sprints/SprintsPage.tsx')).SprintsPage,
            }),
          },
          {
            path: 'sprints/compare',
            lazy: async () => ({
              Component: (await import('../features/sprints/ComparePage.tsx')).ComparePage,
            }),
          },
          {
            path: 'sprints/:number',
            lazy: async () => ({
              Component: (await import('../features/sprint/SprintPage.tsx')).SprintPage,
            }),
          },
          {
            path: 'sprints/:number/plan',
            lazy: async () => ({
              Component: (await import('../features/planning/PlanningPage.tsx')).PlanningPage,
            }),
          },
          {
            path: 'sprints/:number/review',
            lazy: async () => ({
              Component: (await import('../features/review/ReviewPage.tsx')).ReviewPage,
            }),
          },
          {
            path: 'sprints/:number/retro',
            lazy: async () => ({
              Component: (await import('../features/retro/RetroPage.tsx')).RetroPage,
            }),
          },
          {
            path: 'sprints/:number/report',
            lazy: async () => ({
              Component: (await import('../features/report/ReportPage.tsx')).ReportPage,
            }),
          },
          {
            path: 'sprints/:number/poker',
            lazy: async () => ({
              Component: (await import('../features/poker/PokerPage.tsx')).PokerPage,
            }),
          },
          {
            path: 'refinement',
            lazy: async () => ({
              Component: (await import('../features/refinement/RefinementPage.tsx')).RefinementPage,
            }),
          },
          {
            path: 'goals',
            lazy: async () => ({
              Component: (await import('../features/goals/GoalsPage.tsx')).GoalsPage,
            }),
          },
          {
            path: 'meetings',
            lazy: async () => ({
              Component: (await import('../features/meeting/MeetingsPage.tsx')).MeetingsPage,
            }),
          },
          {
            path: 'meetings/:id',
            lazy: async () => ({
              Component: (await import('../features/meeting/MeetingPage.tsx')).MeetingPage,
            }),
          },
          {
            path: 'velocity',
            lazy: async () => ({
              Component: (await import('../features/velocity/VelocityPage.tsx')).VelocityPage,
            }),
          },
          {
            path: 'forecast',
            lazy: async () => ({
              Component: (await import('../features/forecast/ForecastPage.tsx')).ForecastPage,
            }),
          },
          {
            path: 'actions',
            lazy: async () => ({
              Component: (await import('../features/actions/ActionsPage.tsx')).ActionsPage,
            }),
          },
          {
            path: 'board-check',
            lazy: async () => ({
              Component: (await import('../features/board-check/BoardCheckPage.tsx'))
                .BoardCheckPage,
            }),
          },
          {
            path: 'import',
            lazy: async () => ({
              Component: (await import('../features/import/ImportPage.tsx')).ImportPage,
            }),
          },
          {
            path: 'settings',
            lazy: async () => ({
              Component: (await import('../features/settings/SettingsPage.tsx')).SettingsPage,
            }),
          },
          { path: '*', Component: Lost },
        ],
      },
    ],
  },
]

/** Each page is a chunk of its own, fetched when somebody goes there. */
export const routes: RouteObject[] = [{ Component: Root, children: pages }]
